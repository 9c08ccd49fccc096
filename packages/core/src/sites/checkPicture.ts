import { StrnnError } from '../error/index.js';
import { showValue } from './showValue.js';
import type { SitePicture } from './SitePicture.js';

/**
 * Refuses a picture that cannot be drawn: an extent above 0, one area per site (a rectangle, or a point of no size),
 * polylines of two or more points, and as many gray values from 0 to 255 as the gray picture has pixels; finite numbers
 * throughout. Areas and lines may reach over the edge: landmarks do.
 * @param names N names of the sites.
 * @throws StrnnError 'shape' for lengths that do not fit each other, 'data' for values that are not allowed.
 */
export function checkPicture(picture: SitePicture, names: readonly string[], where: string): void {
  const refuse = (code: 'shape' | 'data', rule: string, found: string): never => {
    throw new StrnnError(code, `${where}: expected picture${rule}, found ${found}.`);
  };
  const requireList = (list: unknown, field: string): void => {
    if (!Array.isArray(list)) refuse('shape', `.${field} to be an array`, showValue(list));
  };
  if (typeof picture !== 'object' || picture === null) refuse('shape', ' to be an object', showValue(picture));

  const { width, height, areas, lines, gray } = picture;
  for (const [field, value] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isFinite(value) || value <= 0) refuse('data', `.${field} to be a number above 0`, showValue(value));
  }

  requireList(areas, 'areas');
  if (areas.length !== names.length) {
    refuse('shape', '.areas to have one area per name', `${names.length} names and ${areas.length} areas`);
  }
  for (const [n, area] of areas.entries()) {
    if (!isArea(area)) {
      const rule = `.areas[${n}] of site '${names[n]}' to be [left, top, width, height] with both sizes above 0 or both 0`;
      refuse('data', rule, showValue(area));
    }
  }

  if (lines !== undefined) requireList(lines, 'lines');
  for (const [i, line] of (lines ?? []).entries()) {
    requireList(line, `lines[${i}]`);
    if (line.length < 2) refuse('shape', `.lines[${i}] to have two points or more`, `${line.length}`);
    const bad = line.findIndex((point) => !isNumbers(point, 2));
    if (bad >= 0) refuse('data', `.lines[${i}][${bad}] to be a point [x, y]`, showValue(line[bad]));
  }
  if (gray !== undefined) checkGray(gray, refuse, requireList);
}

function checkGray(
  gray: NonNullable<SitePicture['gray']>,
  refuse: (code: 'shape' | 'data', rule: string, found: string) => never,
  requireList: (list: unknown, field: string) => void,
): void {
  if (typeof gray !== 'object' || gray === null) refuse('shape', '.gray to be an object', showValue(gray));
  const { width, height, values } = gray;
  for (const [field, value] of [
    ['width', width],
    ['height', height],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < 1)
      refuse('data', `.gray.${field} to be an integer >= 1`, showValue(value));
  }
  requireList(values, 'gray.values');
  if (values.length !== width * height) {
    refuse('shape', `.gray.values to have ${width} x ${height} = ${width * height} entries`, `${values.length}`);
  }
  const bad = values.findIndex((value) => typeof value !== 'number' || !(value >= 0 && value <= 255));
  if (bad >= 0) refuse('data', `.gray.values[${bad}] to be a number from 0 to 255`, showValue(values[bad]));
}

function isNumbers(list: unknown, length: number): list is readonly number[] {
  return Array.isArray(list) && list.length === length && list.every((value) => Number.isFinite(value));
}

function isArea(area: unknown): boolean {
  if (!isNumbers(area, 4)) return false;
  const [, , width, height] = area;
  return (width > 0 && height > 0) || (width === 0 && height === 0);
}
