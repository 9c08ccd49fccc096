import { requireFinite, requireFiniteList, requireLength, requirePositive } from '../check/index.js';
import type { FacePicture } from './FacePicture.js';

/**
 * Refuses a picture that cannot be drawn.
 * @param count number of sites.
 * @throws RangeError that names the function, the field and what was found.
 */
export function requirePicture(where: string, picture: FacePicture, count: number): void {
  const { width, height, areas, lines = [], gray } = picture;
  requirePositive(where, 'picture.width', width);
  requirePositive(where, 'picture.height', height);
  requireLength(where, 'picture.areas', areas, count);
  areas.forEach((area, n) => {
    const field = `picture.areas[${n}]`;
    requireFiniteList(where, field, area, 4);
    const [, , across, down] = area;
    if (across < 0 || down < 0 || (across === 0) !== (down === 0)) {
      throw new RangeError(
        `${where}: ${field} must have both sizes above 0, or both 0 for a point, but has ${across} x ${down}.`,
      );
    }
  });
  lines.forEach((line, i) => {
    const field = `picture.lines[${i}]`;
    if (line.length < 2)
      throw new RangeError(`${where}: ${field} must have at least 2 points, but has ${line.length}.`);
    line.forEach((point, k) => requireFiniteList(where, `${field}[${k}]`, point, 2));
  });
  if (gray === undefined) return;
  for (const side of ['width', 'height'] as const) {
    if (!Number.isInteger(gray[side]) || gray[side] < 1)
      throw new RangeError(`${where}: picture.gray.${side} must be an integer >= 1, but is ${gray[side]}.`);
  }
  requireLength(where, 'picture.gray.values', gray.values, gray.width * gray.height);
  gray.values.forEach((value, i) => {
    const field = `picture.gray.values[${i}]`;
    requireFinite(where, field, value);
    if (value < 0 || value > 255) throw new RangeError(`${where}: ${field} must be 0 to 255, but is ${value}.`);
  });
}
