import type { z } from 'zod';
import { parseOptions } from '../../protocol/parseOptions.js';
import type { Design } from './Design.js';
import { oneAtATimeOptions } from './designSchema.js';

/**
 * One factor at a time: a centre, and every other value of every axis with the rest of the centre: 1 + Σ(values − 1)
 * combinations. Shows what each value does there; says nothing of how axes act together.
 *
 * @param options `around`: the centre's value of some axes. Default for an axis: the value that the experiment's model,
 *   training, protocol or scaler has without it, if that is among the axis's values, else the axis's first value
 * @throws StrnnError 'option' for an unknown option; `defineAblation` checks axes and values
 * @example oneAtATime({ around: { traversal: 'quad', hidden: 30 } })
 */
export function oneAtATime(options: z.input<typeof oneAtATimeOptions> = {}): Design {
  return { kind: 'one-at-a-time', ...parseOptions(oneAtATimeOptions, options, 'oneAtATime') };
}
