import { inspectEegFile, type InspectEegOptions } from '@strnn/eeg';

/** Describes an EEG file, as plain JSON. */
export async function inspectEeg(path: string, options: InspectEegOptions): Promise<object> {
  return { kind: 'eeg', ...(await inspectEegFile(path, options)) };
}
