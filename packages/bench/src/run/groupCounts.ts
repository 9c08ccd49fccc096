import type { GroupCounts } from '../matrix/withLeakTwins.js';
import type { DataDescription } from './describeData.js';

/** What a data setting's samples are of; undefined where its description does not say. */
export function groupCounts(data: DataDescription | undefined): GroupCounts | undefined {
  if (data?.groups === undefined) return undefined;
  const { samples, subjects, groups } = data;
  return { samples, subject: subjects.length, session: groups.sessions, trial: groups.trials };
}
