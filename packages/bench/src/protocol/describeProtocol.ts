import { dealtUnit } from './dealtUnit.js';
import type { Protocol } from './Protocol.js';

/**
 * A protocol in words, for tables: names the unit, what is on both sides, and 'LENIENT' where the promise is broken.
 *
 * @example 'leave-one-subject-out, 2 validation subjects'
 * @example 'grouped 4-fold by trial (subject-dependent: subjects on both sides)'
 * @example '5-fold by trial within each subject (subject-dependent)'
 * @example 'first 9 trials train, last 6 test, within each session (subject-dependent)'
 * @example 'LENIENT: shuffled 5-fold, windows of one trial on both sides'
 * @example 'LENIENT: windows shuffled over the folds of leave-one-subject-out'
 */
export function describeProtocol(protocol: Protocol): string {
  const { validationGroups, deal, twinOf } = protocol;
  if (twinOf !== undefined) {
    return `LENIENT: windows shuffled over the folds of ${describeProtocol(twinOf)}`;
  }
  const parts = [describeKind(protocol)];
  if (validationGroups > 0) {
    const unit = deal === 'shares' || deal === 'blocks' ? 'part' : dealtUnit(protocol);
    const of = unit === 'part' ? ' of every trial' : '';
    const last = deal === 'in-order' ? ', the last to train on' : '';
    parts.push(`${validationGroups} validation ${unit}${validationGroups === 1 ? '' : 's'}${of}${last}`);
  }
  return parts.join(', ');
}

function describeKind(protocol: Protocol): string {
  const { by, lenient, within, pooled, deal, gap, trainGroups, testGroups } = protocol;
  const folds = protocol.folds === 0 ? `leave-one-${dealtUnit(protocol)}-out` : `${protocol.folds}-fold`;
  const inEach = within === undefined ? '' : ` within each ${within}`;
  if (deal === 'in-order') {
    const plural = (count: number | undefined): string => `${by}${count === 1 ? '' : 's'}`;
    return `first ${trainGroups} ${plural(trainGroups)} train, last ${testGroups} test,${inEach} (subject-dependent)`;
  }
  if (deal === 'shares') return `LENIENT: ${folds} within each trial${inEach}, windows of one trial on both sides`;
  if (deal === 'blocks') {
    return `LENIENT: ${folds} within each trial${inEach}, in blocks ${gap} s apart, windows of one trial on both sides`;
  }
  if (lenient) return `LENIENT: shuffled ${folds}, ${dealtUnit(protocol)}s of one ${by} on both sides`;
  if (pooled === true) return `${folds} of everybody (subject-dependent: subjects on both sides)`;
  if (within !== undefined) {
    return `${folds}${protocol.folds === 0 ? '' : ` by ${by}`}${inEach} (subject-dependent)`;
  }
  if (deal === 'every-kth') {
    return `${folds} by ${by}, every ${protocol.folds}th ${by} of the list in one fold`;
  }
  const name = protocol.folds === 0 ? folds : `grouped ${folds} by ${by}`;
  return by === 'subject' ? name : `${name} (subject-dependent: subjects on both sides)`;
}
