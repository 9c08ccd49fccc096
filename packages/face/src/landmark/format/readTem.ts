import type { Landmarks } from '../Landmarks.js';
import { checkFormat, TextLines } from './TextLines.js';

const mostPoints = 100_000;

/** What a .tem file holds. */
export interface TemFile {
  readonly landmarks: Landmarks;
  /** The lines of the template, in the order of the file. A line of webmorph may be a single point twice. */
  readonly lines: readonly { readonly points: readonly number[]; readonly closed: boolean }[];
}

/**
 * The template files of Psychomorph and webmorph: the number of points, x and y of each in pixels of the picture, then the
 * number of lines, and for each a flag (1 = closed), the number of its points and their numbers. The points are taken as
 * they are. Files that end after the points have no lines.
 *
 * @param where names the file in errors
 * @throws StrnnError 'data' with the line
 */
export function readTem(text: string, where: string): TemFile {
  checkFormat(text, 'tem', 'a .tem file (the number of points, then their x and y)', where);
  const source = new TextLines(text, where);
  const count = source.integer('the number of points', 1, mostPoints);
  const points = new Float64Array(2 * count);
  for (let point = 0; point < count; point++) {
    source.numbers(2, `x and y of point ${point} of ${count}, two numbers`, points, 2 * point);
  }
  const landmarks: Landmarks = { points };
  if (source.peek() === undefined) return { landmarks, lines: [] };

  const lineCount = source.integer('the number of lines', 0, mostPoints);
  const lines = [];
  for (let l = 0; l < lineCount; l++) {
    const closed = source.integer(`the flag of line ${l} of ${lineCount}`, 0, 1) === 1;
    const length = source.integer(`the number of points of line ${l}`, 1, mostPoints);
    const numbers = new Float64Array(length);
    source.numbers(length, `${length} points of line ${l}`, numbers, 0);
    const wrong = numbers.find((point) => !Number.isInteger(point) || point < 0 || point >= count);
    if (wrong !== undefined) throw source.refusal(`points of line ${l} from 0 to ${count - 1}`, String(wrong));
    lines.push({ points: [...numbers], closed });
  }
  const more = source.read();
  if (more !== undefined) throw source.refusal(`the end of the file after ${lineCount} lines`, more);
  return { landmarks, lines };
}
