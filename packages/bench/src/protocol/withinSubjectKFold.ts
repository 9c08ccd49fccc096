import { z } from 'zod';
import type { Protocol } from './Protocol.js';
import { parseOptions } from './parseOptions.js';
import { foldsOption, sharedProtocolOptions } from './protocolOptions.js';

const schema = z.strictObject({
  folds: foldsOption,
  by: z.enum(['session', 'trial']).default('trial'),
  deal: z.enum(['by-class', 'by-size']).optional(),
  ...sharedProtocolOptions,
});

/**
 * k folds within each subject: trained and tested on the same person's sessions or trials, a model for every subject and
 * fold. A subject-dependent protocol; it says nothing about people whom the model has not met. By trial, each fold has about
 * as many trials of every class.
 *
 * @param options `folds` per subject (default 5), `by`: the group that is never on two sides, `'trial'` (default) or
 *   `'session'`; `deal`: `'by-class'` (default by trial; each group has one class) or `'by-size'` (default by session, which
 *   usually has trials of every class); `validationGroups`: groups taken from the training side (default 0 = none); `seed`: shuffles the groups
 *   (default 0)
 * @throws StrnnError 'option' for an unknown option or a value out of range
 * @example withinSubjectKFold({ folds: 5 })
 */
export function withinSubjectKFold(options: z.input<typeof schema> = {}): Protocol {
  const { folds, by, deal, validationGroups, seed } = parseOptions(schema, options, 'withinSubjectKFold');
  return {
    kind: 'within-subject-k-fold',
    by,
    folds,
    validationGroups,
    seed,
    lenient: false,
    deal: deal ?? (by === 'trial' ? 'by-class' : 'by-size'),
    within: 'subject',
  };
}
