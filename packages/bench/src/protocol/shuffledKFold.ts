import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { foldsOption, sharedProtocolOptions, unitOption } from './protocolOptions.js';

const schema = z.strictObject({ folds: foldsOption, by: unitOption.default('trial'), ...sharedProtocolOptions });

/**
 * k folds that knowingly break the promise of independence, for showing what that is worth: the parts of a group are
 * shuffled over all folds. Declared lenient, and every table says so. Never a result to publish as such.
 *
 * @param options `folds` (default 5); `by`: the promise that is broken, `'trial'` (default: the windows of a trial are
 *   dealt out), `'session'` (its trials are) or `'subject'` (his or her sessions are); `validationGroups`: how many of
 *   the dealt-out parts are taken from the training side (default 0); `seed`: the shuffle (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example shuffledKFold({ folds: 5 })
 */
export function shuffledKFold(options: z.input<typeof schema> = {}): Protocol {
  const { folds, by, validationGroups, seed } = parseOptions(schema, options, 'shuffledKFold');
  return { kind: 'shuffled-k-fold', by, folds, validationGroups, seed, lenient: true };
}
