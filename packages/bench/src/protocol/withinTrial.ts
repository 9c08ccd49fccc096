import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { foldsOption, sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject({
  folds: foldsOption,
  gap: z.number().min(0).max(86_400).meta({ expected: 'seconds, 0 or more' }).optional(),
  ...sharedProtocolOptions,
});

/**
 * k folds inside every trial, within each subject: windows of one trial are trained on and tested. Lenient by declaration,
 * and every table says so: a model may recognise the trial.
 *
 * Without `gap` the windows of a trial are shuffled over the folds; neighbours that overlap in time are on both sides. With
 * `gap` each trial is cut into k successive blocks, and windows that lie within `gap` seconds of a window of another side are
 * left out of the training (and validation) side: what is still shared is the trial, not the recording.
 *
 * @param options `folds` (default 5); `gap`: seconds between windows of different sides, 0 or more (default: windows are
 *   shuffled); `validationGroups`: how many of the k parts are taken from the training side (default 0 = none); `seed`: the
 *   shuffle, and which parts (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example withinTrial({ folds: 5, gap: 5 })
 */
export function withinTrial(options: z.input<typeof schema> = {}): Protocol {
  const { folds, gap, validationGroups, seed } = parseOptions(schema, options, 'withinTrial');
  const shared = { by: 'trial', folds, validationGroups, seed, lenient: true, within: 'subject' } as const;
  return gap === undefined
    ? { kind: 'within-trial', ...shared, deal: 'shares' }
    : { kind: 'within-trial-blocks', ...shared, deal: 'blocks', gap };
}
