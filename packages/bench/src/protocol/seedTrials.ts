import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { orderedProtocolOptions } from './protocolOptions.js';
import { trialsInOrder } from './trialsInOrder.js';

const schema = z.strictObject({ validationGroups: orderedProtocolOptions.validationGroups });

/**
 * SEED's own protocol: within each session of each subject, trials 1 to 9 are trained on and 10 to 15 tested.
 *
 * @param options `validationGroups`: how many of the nine, the last ones, choose the epoch (default 0 = none; the last epoch is
 *   used)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example seedTrials({ validationGroups: 3 })
 */
export function seedTrials(options: z.input<typeof schema> = {}): Protocol {
  const { validationGroups } = parseOptions(schema, options, 'seedTrials');
  return trialsInOrder({ train: 9, test: 6, validationGroups });
}
