import { inspectUciEegFile } from '@strnn/eeg';

/** Describes an EEG file, as plain JSON. */
export async function inspectEeg(path: string): Promise<object> {
  return { kind: 'eeg', ...(await inspectUciEegFile(path)) };
}
