import { StrnnError } from '@strnn/core/error';

export interface Choice {
  readonly subjects: 'all' | readonly string[];
  readonly sessions: 'all' | readonly string[];
}

/**
 * The files of the subjects and sessions asked for.
 *
 * @param folder where the files lie, for messages
 * @throws StrnnError `data` when a subject that was asked for has no file (of the sessions asked for), or nothing is left.
 */
export function chooseUnits<Unit extends { readonly subject: string; readonly session?: string }>(
  where: string,
  folder: string,
  units: readonly Unit[],
  { subjects, sessions }: Choice,
): Unit[] {
  const chosen = units.filter(
    ({ subject, session }) =>
      (subjects === 'all' || subjects.includes(subject)) &&
      (session === undefined || sessions === 'all' || sessions.includes(session)),
  );
  const ofSessions = sessions === 'all' ? '' : ` of session ${sessions.join(', ')}`;
  const absent =
    subjects === 'all' ? [] : subjects.filter((wanted) => !chosen.some(({ subject }) => subject === wanted));
  if (absent.length > 0 || chosen.length === 0) {
    const there = [...new Set(units.map(({ subject }) => subject))].join(', ') || 'none';
    const wanted = absent.length > 0 ? ` of subject ${absent.join(', ')}` : '';
    throw new StrnnError(
      'data',
      `${where}: ${folder}: expected a file${ofSessions}${wanted}, found none; there are files of the subjects ${there}`,
    );
  }
  return chosen;
}
