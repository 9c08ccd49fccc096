import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { acrossOption, sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject({ across: acrossOption, ...sharedProtocolOptions });

/**
 * Leave-one-trial-out. Within each subject (default): a model per subject and trial, trained on all other trials of that
 * subject. Across subjects (`across: 'everybody'`): a fold per name of a trial, which is tested of everybody, in all sessions,
 * and trained on of nobody; where trials of one name showed the same stimulus, as SEED's film clips, that is
 * leave-one-stimulus-out. Both are subject-dependent.
 *
 * @param options `across`: `'each-subject'` (default) or `'everybody'`; `validationGroups`: trials taken from the training
 *   side to choose the epoch (default 0 = none); `seed`: which ones (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example leaveOneTrialOut({ across: 'everybody' })
 */
export function leaveOneTrialOut(options: z.input<typeof schema> = {}): Protocol {
  const { across, validationGroups, seed } = parseOptions(schema, options, 'leaveOneTrialOut');
  const shared = { by: 'trial', folds: 0, validationGroups, seed, lenient: false } as const;
  return across === 'everybody'
    ? { kind: 'leave-one-trial-out-of-everybody', ...shared, pooled: true }
    : { kind: 'leave-one-trial-out', ...shared, within: 'subject' };
}
