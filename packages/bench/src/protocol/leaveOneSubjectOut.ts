import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject(sharedProtocolOptions);

/**
 * One fold per subject: that subject's samples are the test side, everybody else's the training side.
 * The honest question for a system that meets new people.
 *
 * @param options `validationGroups`: subjects taken from the training side to choose the epoch (default 0 = none; the
 *   last epoch is used); over all folds every subject serves equally often. `seed`: which subjects (default 0).
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example leaveOneSubjectOut({ validationGroups: 2 })
 */
export function leaveOneSubjectOut(options: z.input<typeof schema> = {}): Protocol {
  const { validationGroups, seed } = parseOptions(schema, options, 'leaveOneSubjectOut');
  return { kind: 'leave-one-subject-out', by: 'subject', folds: 0, validationGroups, seed, lenient: false };
}
