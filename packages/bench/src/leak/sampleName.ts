import type { SampleIds } from '@strnn/core/samples';

/** `'sample 12 (S3 / session 1 / trial 4 / window 0)'`. */
export function sampleName(ids: SampleIds, sample: number): string {
  const { subject, session, trial, window } = ids;
  return `sample ${sample} (${subject[sample]} / session ${session[sample]} / trial ${trial[sample]} / window ${window[sample]})`;
}
