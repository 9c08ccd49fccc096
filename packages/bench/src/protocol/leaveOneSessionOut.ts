import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { acrossOption, sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject({ across: acrossOption, ...sharedProtocolOptions });

/**
 * Leave-one-session-out; the name is used for two things, so say which. Within each subject (default): a model per subject
 * and session, trained on that subject's other sessions. Across subjects (`across: 'everybody'`): a fold per name of a
 * session, which is tested of everybody and trained on of nobody. Both are subject-dependent: the subjects are known.
 *
 * @param options `across`: `'each-subject'` (default) or `'everybody'`; `validationGroups`: sessions taken from the training
 *   side to choose the epoch (default 0 = none); `seed`: which ones (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example leaveOneSessionOut({ validationGroups: 1 })
 */
export function leaveOneSessionOut(options: z.input<typeof schema> = {}): Protocol {
  const { across, validationGroups, seed } = parseOptions(schema, options, 'leaveOneSessionOut');
  const shared = { by: 'session', folds: 0, validationGroups, seed, lenient: false } as const;
  return across === 'everybody'
    ? { kind: 'leave-one-session-out-of-everybody', ...shared, pooled: true }
    : { kind: 'leave-one-session-out', ...shared, within: 'subject' };
}
