import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from '../Landmarks.js';
import { checkFormat, TextLines } from './TextLines.js';

/** More than any scheme has; a damaged count must not fill the memory. */
const mostPoints = 100_000;

export interface ReadPtsOptions {
  /**
   * Coordinate of the centre of the top left pixel in the file; it is subtracted. The format does not say; files of iBUG come
   * from MATLAB, which counts from 1, and menpo reads all .pts files so. Default 1.
   */
  readonly origin?: 0 | 1;
}

/**
 * The .pts files of iBUG (300-W and others): `version: 1`, `n_points: 68`, then x and y of one point per line in braces.
 * Points are pixels from 0 here, whatever the file counts from.
 *
 * @param where names the file in errors
 * @throws StrnnError 'data' with the line; 'option'
 */
export function readPts(text: string, where: string, options: ReadPtsOptions = {}): Landmarks {
  const { origin = 1 } = options;
  if (origin !== 0 && origin !== 1) {
    throw new StrnnError('option', `readPts.origin: expected 0 or 1, found ${String(origin)}.`);
  }
  checkFormat(text, 'pts', "a .pts file ('version: 1')", where);
  const lines = new TextLines(text, where);
  let count: number | undefined;
  for (let line = lines.read(); line !== '{'; line = lines.read()) {
    const field = /^(\w+)\s*:\s*(\S.*)$/.exec(line ?? '');
    if (field === null) throw lines.refusal("'version: 1', 'n_points: 68' or '{'", line);
    const [, name, value] = field;
    if (name.toLowerCase() === 'version' && !/^1(\.0*)?$/.test(value)) throw lines.refusal('version 1', line);
    if (name.toLowerCase() !== 'n_points') continue;
    count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
    if (count < 1 || count > mostPoints) throw lines.refusal(`n_points to be an integer from 1 to ${mostPoints}`, line);
  }
  if (count === undefined) throw lines.refusal("'n_points: 68' before the points", '{');

  const points = new Float64Array(2 * count);
  for (let point = 0; point < count; point++) {
    lines.numbers(2, `x and y of point ${point} of ${count}, two numbers`, points, 2 * point);
  }
  const end = lines.read();
  if (end !== '}') throw lines.refusal(`'}' after ${count} points`, end);
  const more = lines.read();
  if (more !== undefined) throw lines.refusal("the end of the file after '}'", more);
  return { points: points.map((value) => value - origin) };
}
