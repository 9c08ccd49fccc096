import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { orderedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject(orderedProtocolOptions);

/**
 * Subject-dependent by trial, in the order of recording: within each session of each subject the first `train` trials are
 * trained on and the last `test` tested. One model per session. Every session must have train + test trials.
 *
 * @param options `train`, `test`: numbers of trials; `order`: names of the trials from first to last (default: trials that are
 *   numbered, ascending); `validationGroups`: how many of the training trials, the last ones, choose the epoch (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example trialsInOrder({ train: 9, test: 6, validationGroups: 2 })
 */
export function trialsInOrder(options: z.input<typeof schema>): Protocol {
  const { train, test, order, validationGroups } = parseOptions(schema, options, 'trialsInOrder');
  return {
    kind: 'trials-in-order',
    by: 'trial',
    folds: 1,
    validationGroups,
    seed: 0,
    lenient: false,
    deal: 'in-order',
    within: 'session',
    trainGroups: train,
    testGroups: test,
    ...(order !== undefined && { order }),
  };
}
