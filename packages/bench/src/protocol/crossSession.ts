import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { orderedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject(orderedProtocolOptions);

/**
 * Cross-session: within each subject the first `train` sessions are trained on and the last `test` tested, so that nothing is
 * learned from the future. One model per subject. Every subject must have train + test sessions.
 *
 * @param options `train`, `test`: numbers of sessions; `order`: names of the sessions from first to last (default: sessions that
 *   are numbered, ascending); `validationGroups`: how many of the training sessions, the last ones, choose the epoch (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example crossSession({ train: 2, test: 1 })
 */
export function crossSession(options: z.input<typeof schema>): Protocol {
  const { train, test, order, validationGroups } = parseOptions(schema, options, 'crossSession');
  return {
    kind: 'cross-session',
    by: 'session',
    folds: 1,
    validationGroups,
    seed: 0,
    lenient: false,
    deal: 'in-order',
    within: 'subject',
    trainGroups: train,
    testGroups: test,
    ...(order !== undefined && { order }),
  };
}
