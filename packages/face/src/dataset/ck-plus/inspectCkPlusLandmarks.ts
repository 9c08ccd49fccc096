import { type CheckResult, problemOf } from '@strnn/core/dataset';
import { listSome } from '../check/listSome.js';
import type { CkPlusFolder } from './CkPlusFolder.js';
import { loadCkPlusSequence } from './loadCkPlusSequence.js';

/** Reads every landmark file: the number of points, and that they are numbers. */
export async function inspectCkPlusLandmarks({ landmarks, sequences }: CkPlusFolder): Promise<CheckResult[]> {
  if (landmarks === undefined) {
    const message =
      'no landmark files: faces cannot be aligned, and landmarks cannot be sites; download Landmarks.zip as well';
    return [{ level: 'warning', message }];
  }
  const results: CheckResult[] = [];
  let read = 0;
  const without: string[] = [];
  for (const { name, frames } of sequences) {
    const there = frames.filter((frame) => frame.landmarks !== undefined);
    if (there.length === 0) without.push(name);
    for (const frame of there) {
      try {
        await loadCkPlusSequence([frame], { pictures: false, landmarks: true });
        read += 1;
      } catch (error) {
        results.push(problemOf(error));
      }
    }
  }
  if (read > 0) results.unshift({ level: 'ok', message: `${read} landmark files of 68 points` });
  if (without.length > 0) {
    results.push({ level: 'warning', message: `sequences without landmarks: ${listSome(without, 8)}` });
  }
  return results;
}
