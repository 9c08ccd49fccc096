import { dealtUnit } from './dealtUnit.js';
import type { Protocol } from './Protocol.js';

/**
 * A protocol in words, for tables: names the unit, what is on both sides, and 'LENIENT' where the promise is broken.
 *
 * @example 'leave-one-subject-out, 2 validation subjects'
 * @example 'grouped 4-fold by trial (subject-dependent: subjects on both sides)'
 * @example '5-fold by trial within each subject (subject-dependent)'
 * @example 'LENIENT: shuffled 5-fold, windows of one trial on both sides'
 */
export function describeProtocol(protocol: Protocol): string {
  const unit = dealtUnit(protocol);
  const parts = [describeKind(protocol)];
  if (protocol.validationGroups > 0) {
    parts.push(`${protocol.validationGroups} validation ${unit}${protocol.validationGroups === 1 ? '' : 's'}`);
  }
  return parts.join(', ');
}

function describeKind(protocol: Protocol): string {
  const { by } = protocol;
  const folds = protocol.folds === 0 ? `leave-one-${dealtUnit(protocol)}-out` : `${protocol.folds}-fold`;
  if (protocol.lenient) return `LENIENT: shuffled ${folds}, ${dealtUnit(protocol)}s of one ${by} on both sides`;
  if (protocol.within !== undefined) return `${folds} by ${by} within each ${protocol.within} (subject-dependent)`;
  if (protocol.deal === 'every-kth')
    return `${folds} by ${by}, every ${protocol.folds}th ${by} of the list in one fold`;
  const name = protocol.folds === 0 ? folds : `grouped ${folds} by ${by}`;
  return by === 'subject' ? name : `${name} (subject-dependent: subjects on both sides)`;
}
