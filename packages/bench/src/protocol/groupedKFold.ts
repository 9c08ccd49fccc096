import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { foldsOption, sharedProtocolOptions, unitOption } from './protocolOptions.js';

const schema = z.strictObject({ folds: foldsOption, by: unitOption.default('subject'), ...sharedProtocolOptions });

/**
 * k folds in which no group has samples on two sides. By session or by trial a subject is met in training and in test:
 * a subject-dependent protocol, and its name says so.
 *
 * @param options `folds` (default 5), `by`: the group, `'subject'` (default), `'session'` or `'trial'`;
 *   `validationGroups`: groups taken from the training side (default 0 = none); `seed`: shuffles the groups (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example groupedKFold({ folds: 4, validationGroups: 2 })
 */
export function groupedKFold(options: z.input<typeof schema> = {}): Protocol {
  const { folds, by, validationGroups, seed } = parseOptions(schema, options, 'groupedKFold');
  return { kind: 'grouped-k-fold', by, folds, validationGroups, seed, lenient: false };
}
