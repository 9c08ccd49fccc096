import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject({ lenient: z.boolean().default(false), ...sharedProtocolOptions });

/**
 * The ten folds of CK+, subject-independent: the subjects that have labelled sequences in the order of their names, every
 * tenth in one fold, as much of the literature describes it (from memory of it; the STRNN paper says 10-fold, and not
 * whether people were on both sides). No chance in the folds.
 *
 * @param options `lenient`: shuffles sequences over ten folds instead, so that a person is on both sides; every table says so
 *   (default false). `validationGroups`: subjects (lenient: sequences) taken from the training side to choose the epoch
 *   (default 0 = none); `seed`: which ones, and the lenient shuffle (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example ckPlusTenFold({ validationGroups: 10 })
 */
export function ckPlusTenFold(options: z.input<typeof schema> = {}): Protocol {
  const { lenient, validationGroups, seed } = parseOptions(schema, options, 'ckPlusTenFold');
  const shared = { by: 'subject', folds: 10, validationGroups, seed } as const;
  return lenient
    ? { kind: 'ck-plus-10-fold-lenient', ...shared, lenient: true, shuffled: 'trial' }
    : { kind: 'ck-plus-10-fold', ...shared, lenient: false, deal: 'every-kth' };
}
