import type { z } from 'zod';
import { parseOptions } from '../../protocol/parseOptions.js';
import type { Design } from './Design.js';
import { randomSubsetOptions } from './designSchema.js';

/**
 * Combinations drawn from the grid without replacement, every value of an axis as often as any other or once more (as
 * evenly as `when` and `exclude` leave it). The grid is not gone through, so that it may be of any size.
 *
 * @param options `cells`: how many combinations, each run with every seed; `seed` of the draw (default 0): the same one
 *   gives the same combinations
 * @throws StrnnError 'option' for an unknown option or a value out of range
 */
export function randomSubset(options: z.input<typeof randomSubsetOptions>): Design {
  return { kind: 'random-subset', ...parseOptions(randomSubsetOptions, options, 'randomSubset') };
}
