import type { z } from 'zod';
import { parseOptions } from '../../protocol/parseOptions.js';
import type { Design } from './Design.js';
import { orthogonalOptions } from './designSchema.js';

/**
 * An orthogonal array of strength 2: a part of the grid in which every pair of values of two axes occurs equally often,
 * so that the axes' main effects can be told apart. The smallest array known here is taken (see `findOrthogonalArray`).
 * Where none is smaller than the grid, or `when` and `exclude` break them all, it is a pairwise covering instead, and the
 * plan says so.
 *
 * @param options `strength`: 2, the only one
 * @throws StrnnError 'option' for an unknown option or another strength
 */
export function orthogonal(options: z.input<typeof orthogonalOptions> = {}): Design {
  return { kind: 'orthogonal', ...parseOptions(orthogonalOptions, options, 'orthogonal') };
}
