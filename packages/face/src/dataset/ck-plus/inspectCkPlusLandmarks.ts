import { type CheckResult, problemOf } from '@strnn/core/dataset';
import { listSome } from '../check/listSome.js';
import type { CkPlusFolder } from './CkPlusFolder.js';
import { loadCkPlusSequence } from './loadCkPlusSequence.js';

/** Reads every landmark file: the number of points, that they are numbers, and of the last of a sequence that they fit the picture. */
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
        // With its picture once in a sequence: coordinates of a picture of another size lie outside of it.
        await loadCkPlusSequence([frame], { pictures: frame === there.at(-1), landmarks: true });
        read += 1;
      } catch (error) {
        const problem = problemOf(error);
        // What is wrong with pictures is told with the pictures.
        if (problem.message.includes(frame.landmarks!)) results.push(problem);
        else read += 1;
      }
    }
  }
  if (read > 0) results.unshift({ level: 'ok', message: `${read} landmark files of 68 points` });
  if (without.length > 0) {
    results.push({ level: 'warning', message: `sequences without landmarks: ${listSome(without, 8)}` });
  }
  return results;
}
