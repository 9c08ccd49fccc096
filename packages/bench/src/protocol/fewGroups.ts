import { StrnnError } from '@strnn/core/error';
import type { Protocol } from './Protocol.js';
import type { SampleGroups } from './sampleGroups.js';

/** What to take where there is only one group, or fewer than folds. */
const instead: Readonly<Record<string, string>> = {
  'leave-one-session-out':
    " Where subjects have one session: withinSubjectKFold({ by: 'trial' }), or leaveOneSubjectOut() for new people.",
  'leave-one-session-out-of-everybody':
    " Where there is one session: withinSubjectKFold({ by: 'trial' }), or leaveOneSubjectOut() for new people.",
  'leave-one-trial-out': ' Where subjects have one trial: leaveOneSubjectOut() or subjectKFold().',
  'leave-one-trial-out-of-everybody': ' Where there is one trial: leaveOneSubjectOut() or subjectKFold().',
  'leave-one-subject-out': ' Where there is one subject: withinSubjectKFold().',
};

/** The error of a protocol that needs more groups than a part has. */
export function fewGroups(protocol: Protocol, { names, unit }: SampleGroups, folds: number, part: string): StrnnError {
  const found = `${names.length} ${unit}${names.length === 1 ? '' : 's'}`;
  const wanted = protocol.folds === 0 ? '' : `${folds} folds by ${unit} `;
  const where = `protocol ${protocol.kind}${part === '' ? '' : `, ${part}`}`;
  const advice = protocol.folds > 2 && names.length > 1 ? ` Take at most ${names.length} folds.` : '';
  return new StrnnError(
    'option',
    `${where}: ${wanted}need at least ${Math.max(folds, 2)} ${unit}s, but found ${found}.${instead[protocol.kind] ?? advice}`,
  );
}

/** The error of validation groups that leave nothing to train on. */
export function noTraining(
  { validationGroups }: Protocol,
  fold: string,
  { names, unit }: Pick<SampleGroups, 'names' | 'unit'>,
): StrnnError {
  return new StrnnError(
    'option',
    `protocol.validationGroups: ${validationGroups} validation ${unit}s leave no training sample in ${fold}; ` +
      `there are ${names.length} ${unit}s, and the test side has its share.`,
  );
}
