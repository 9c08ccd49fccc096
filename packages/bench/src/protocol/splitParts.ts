import type { SampleIds } from '@strnn/core/samples';
import type { Protocol } from './Protocol.js';
import { sampleGroups } from './sampleGroups.js';

/** What is split by itself. */
export interface SplitPart {
  /** `'subject S3'`, `'subject S3 / session 1'`; empty for everybody. */
  readonly name: string;
  /** Indices into the samples, ascending; recorded samples only. */
  readonly recorded: Int32Array;
}

/** Everybody, or one subject or session after the other in the order of their names. */
export function splitParts({ within }: Pick<Protocol, 'within'>, ids: SampleIds, recorded: Int32Array): SplitPart[] {
  if (within === undefined) return [{ name: '', recorded }];
  const groups = sampleGroups(ids, within);
  const lists = groups.names.map((): number[] => []);
  for (const sample of recorded) lists[groups.of[sample]].push(sample);
  return groups.names.flatMap((name, group) =>
    lists[group].length === 0 ? [] : [{ name: `subject ${name}`, recorded: Int32Array.from(lists[group]) }],
  );
}
