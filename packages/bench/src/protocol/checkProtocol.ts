import { StrnnError, unknownName } from '@strnn/core/error';
import type { Protocol } from './Protocol.js';

/** Every kind of protocol there is, with what it must be; a part that is undefined must not be there. */
const kinds: Readonly<Record<string, { readonly [Part in keyof Protocol]?: Protocol[Part] | undefined }>> = {
  'leave-one-subject-out': { by: 'subject', folds: 0, lenient: false },
  'leave-one-session-out': { by: 'session', folds: 0, within: 'subject', lenient: false },
  'leave-one-session-out-of-everybody': { by: 'session', folds: 0, pooled: true, lenient: false },
  'leave-one-trial-out': { by: 'trial', folds: 0, within: 'subject', lenient: false },
  'leave-one-trial-out-of-everybody': { by: 'trial', folds: 0, pooled: true, lenient: false },
  'grouped-k-fold': { lenient: false },
  'within-subject-k-fold': { within: 'subject', lenient: false },
  'ck-plus-10-fold': { by: 'subject', folds: 10, deal: 'every-kth', lenient: false },
  'cross-session': { by: 'session', folds: 1, deal: 'in-order', within: 'subject', seed: 0, lenient: false },
  'trials-in-order': { by: 'trial', folds: 1, deal: 'in-order', within: 'session', seed: 0, lenient: false },
  'shuffled-k-fold': { lenient: true },
  'ck-plus-10-fold-lenient': { by: 'subject', folds: 10, shuffled: 'trial', lenient: true },
  'within-trial': { by: 'trial', deal: 'shares', within: 'subject', lenient: true },
  'within-trial-blocks': { by: 'trial', deal: 'blocks', within: 'subject', lenient: true },
  'leaky-twin': { shuffled: 'window', lenient: true },
};

/**
 * Checks that a protocol's parts fit each other, as after one of them was varied by an experiment.
 *
 * @throws StrnnError 'option' naming the part, what was expected and what was found
 */
export function checkProtocol(protocol: Protocol): void {
  const { kind, by, within, deal, validationGroups } = protocol;
  const fixed = kinds[kind];
  if (fixed === undefined) throw unknownName('protocol.kind', 'protocol', kind, Object.keys(kinds));
  if (!['subject', 'session', 'trial'].includes(by)) {
    throw unknownName('protocol.by', 'group', by, ['subject', 'session', 'trial']);
  }
  if (within !== undefined && by === 'subject' && kind !== 'leaky-twin') {
    throw new StrnnError('option', `protocol.by: ${kind} needs session or trial, but found subject.`);
  }
  for (const [part, expected] of Object.entries(fixed)) {
    const found = protocol[part as keyof Protocol];
    if (found === expected) continue;
    throw new StrnnError(
      'option',
      `protocol.${part}: ${kind} needs ${show(expected)}${whyFixed(part, fixed)}, but found ${show(found)}.`,
    );
  }
  if (kind === 'leaky-twin') return checkTwin(protocol);
  checkInteger('folds', protocol.folds, fixed.folds ?? 2);
  checkInteger('validationGroups', validationGroups, 0);
  checkInteger('seed', protocol.seed, 0);
  if (deal === 'in-order') checkOrder(protocol);
  if (deal === 'blocks' && !(typeof protocol.gap === 'number' && protocol.gap >= 0)) {
    throw new StrnnError('option', `protocol.gap: expected seconds, 0 or more, but found ${String(protocol.gap)}.`);
  }
  if ((deal === 'blocks' || deal === 'shares') && validationGroups > protocol.folds - 2) {
    throw new StrnnError(
      'option',
      `protocol.validationGroups: ${validationGroups} of the ${protocol.folds} parts of a trial, and one to test, leave none to train on.`,
    );
  }
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).replaceAll('"', '');
}

function whyFixed(part: string, { by, folds, deal }: (typeof kinds)[string]): string {
  if (part === 'folds' && folds === 0) return ` (it has one fold per ${by}; groupedKFold takes a number)`;
  if (part === 'folds' && folds === 1) return ' (its groups are split once, in order)';
  if (part === 'seed' && deal === 'in-order') return ' (there is no chance in it)';
  return '';
}

/** Numbers of groups that leave something to train on, and an order that names them all once. */
function checkOrder({ trainGroups = NaN, testGroups = NaN, validationGroups, order }: Protocol): void {
  checkInteger('trainGroups', trainGroups, 1);
  checkInteger('testGroups', testGroups, 1);
  if (validationGroups >= trainGroups) {
    throw new StrnnError(
      'option',
      `protocol.validationGroups: the last ${validationGroups} of the ${trainGroups} training groups leave none to train on; at most ${trainGroups - 1}.`,
    );
  }
  if (order === undefined) return;
  const twice = order.find((name, place) => order.indexOf(name) !== place);
  if (twice !== undefined) throw new StrnnError('option', `protocol.order: '${twice}' is there twice.`);
  if (order.length < trainGroups + testGroups) {
    throw new StrnnError(
      'option',
      `protocol.order: expected at least ${trainGroups} + ${testGroups} names, but found ${order.length}.`,
    );
  }
}

function checkTwin({ twinOf }: Protocol): void {
  if (twinOf === undefined || twinOf.lenient) {
    throw new StrnnError('option', `protocol.twinOf: expected an honest protocol, but found ${twinOf?.kind}.`);
  }
  checkProtocol(twinOf);
}

function checkInteger(part: string, found: number, least: number): void {
  if (Number.isInteger(found) && found >= least) return;
  throw new StrnnError('option', `protocol.${part}: expected an integer of at least ${least}, but found ${found}.`);
}
