import { z } from 'zod';
import { groupedKFold } from './groupedKFold.js';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { foldsOption, sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject({ folds: foldsOption, ...sharedProtocolOptions });

/**
 * Subject-wise k-fold: k folds in which nobody is on two sides; `groupedKFold` by subject.
 *
 * @param options `folds` (default 5), `validationGroups`: subjects taken from the training side (default 0 = none), `seed`:
 *   shuffles the subjects (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example subjectKFold({ folds: 10, validationGroups: 3 })
 */
export function subjectKFold(options: z.input<typeof schema> = {}): Protocol {
  return groupedKFold({ ...parseOptions(schema, options, 'subjectKFold'), by: 'subject' });
}
