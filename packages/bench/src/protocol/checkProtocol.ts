import { StrnnError, unknownName } from '@strnn/core/error';
import type { Protocol } from './Protocol.js';

/** Every kind of protocol there is, with what it must be. */
const kinds: Readonly<Record<string, Partial<Protocol>>> = {
  'leave-one-subject-out': { by: 'subject', folds: 0, lenient: false },
  'grouped-k-fold': { lenient: false },
  'shuffled-k-fold': { lenient: true },
  'within-subject-k-fold': { within: 'subject', lenient: false },
  'ck-plus-10-fold': { by: 'subject', folds: 10, deal: 'every-kth', lenient: false },
  'ck-plus-10-fold-lenient': { by: 'subject', folds: 10, shuffled: 'trial', lenient: true },
};

/**
 * Checks that a protocol's parts fit each other, as after one of them was varied by an experiment.
 *
 * @throws StrnnError 'option' naming the part, what was expected and what was found
 */
export function checkProtocol(protocol: Protocol): void {
  const fixed = kinds[protocol.kind];
  if (fixed === undefined) throw unknownName('protocol.kind', 'protocol', protocol.kind, Object.keys(kinds));
  if (!['subject', 'session', 'trial'].includes(protocol.by)) {
    throw unknownName('protocol.by', 'group', protocol.by, ['subject', 'session', 'trial']);
  }
  if (protocol.within !== undefined && protocol.by === 'subject') {
    throw new StrnnError('option', `protocol.by: ${protocol.kind} needs session or trial, but found subject.`);
  }
  for (const [part, expected] of Object.entries(fixed)) {
    const found = protocol[part as keyof Protocol];
    if (found !== expected) {
      const why =
        part === 'folds' && expected === 0 ? ' (it has one fold per subject; groupedKFold takes a number)' : '';
      throw new StrnnError(
        'option',
        `protocol.${part}: ${protocol.kind} needs ${expected}${why}, but found ${String(found)}.`,
      );
    }
  }
  checkInteger('folds', protocol.folds, fixed.folds ?? 2);
  checkInteger('validationGroups', protocol.validationGroups, 0);
  checkInteger('seed', protocol.seed, 0);
}

function checkInteger(part: string, found: number, least: number): void {
  if (Number.isInteger(found) && found >= least) return;
  throw new StrnnError('option', `protocol.${part}: expected an integer of at least ${least}, but found ${found}.`);
}
