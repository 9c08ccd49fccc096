import { StrnnError } from '@strnn/core/error';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';

/**
 * The points that are used, checked.
 * @throws StrnnError 'option' for none, for one twice, and for numbers that the scheme does not have
 */
export function choosePoints(
  points: readonly number[] | undefined,
  { count, name }: LandmarkScheme,
  where: string,
): readonly number[] {
  if (points === undefined) return Array.from({ length: count }, (_, point) => point);
  if (points.length === 0) throw new StrnnError('option', `${where}.points: expected at least one point, found none.`);
  const seen = new Set<number>();
  for (const point of points) {
    if (!Number.isSafeInteger(point) || point < 0 || point >= count) {
      const rule = `expected points from 0 to ${count - 1} (scheme ${name})`;
      throw new StrnnError('option', `${where}.points: ${rule}, found ${point}.`);
    }
    if (seen.has(point))
      throw new StrnnError('option', `${where}.points: expected every point once, found ${point} twice.`);
    seen.add(point);
  }
  return points;
}
