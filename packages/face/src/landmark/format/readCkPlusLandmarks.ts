import type { Landmarks } from '../Landmarks.js';
import { checkFormat, TextLines } from './TextLines.js';

/**
 * The landmark files of CK+: one point per line, x and y with blanks between them, in exponent notation
 * (`   2.3041210e+02   2.1044110e+02`). The numbers are taken as they are: no paper that we know says whether the centre of
 * the top left pixel is 0 or 1.
 *
 * @param where names the file in errors
 * @param count how many points there have to be. Default 68
 * @throws StrnnError 'data' with the line
 */
export function readCkPlusLandmarks(text: string, where: string, count = 68): Landmarks {
  checkFormat(text, 'ck-plus', 'lines of x and y', where);
  const lines = new TextLines(text, where);
  const points = new Float64Array(2 * count);
  for (let point = 0; point < count; point++) {
    lines.numbers(2, `x and y of point ${point} of ${count}, two numbers`, points, 2 * point);
  }
  const more = lines.read();
  if (more !== undefined) throw lines.refusal(`the end of the file after ${count} points`, more);
  return { points };
}
