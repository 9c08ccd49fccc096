import { inspectEegFile, type InspectEegOptions } from '@strnn/eeg';
import { faceFileKind, inspectFaceFile } from '@strnn/face';

/** Describes an EEG file, a picture, a video or landmarks, as plain JSON; undefined for JSON of another kind. */
export async function inspectRecording(path: string, options: InspectEegOptions): Promise<object | undefined> {
  if ((await faceFileKind(path)) !== undefined) return inspectFaceFile(path);
  return path.endsWith('.json') ? undefined : { kind: 'eeg', ...(await inspectEegFile(path, options)) };
}
