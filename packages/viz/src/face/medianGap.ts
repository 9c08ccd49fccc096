import type { PicturePoint } from './FacePicture.js';

/** The middle one of all distances from a point to its nearest neighbour, pixels; infinite for a single point. */
export function medianGap(places: readonly PicturePoint[]): number {
  const gaps = places.map(([x, y], n) =>
    places.reduce((least, [u, v], m) => (m === n ? least : Math.min(least, Math.hypot(u - x, v - y))), Infinity),
  );
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Infinity;
}
