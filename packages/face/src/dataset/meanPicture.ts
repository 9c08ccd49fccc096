import type { Sites } from '@strnn/core/sites';
import type { DescribedUnit } from './storedFaces.js';

/** A mean of fewer people could show somebody; data sets forbid to publish that. */
const leastSubjects = 10;

/** The sites with the mean first frame of all recordings as their picture, where at least 10 people are in it and one size is. */
export function meanPicture(sites: Sites, described: readonly DescribedUnit[]): Sites {
  const { picture } = sites;
  const shown = described.filter(({ pictures }) => pictures.count > 0);
  const people = new Set(shown.flatMap(({ rows }) => rows.map(({ subject }) => subject)));
  if (picture === undefined || people.size < leastSubjects) return sites;
  const [{ width, height }, ...others] = shown.map(({ pictures }) => pictures);
  if (others.some((size) => size.width !== width || size.height !== height)) return sites;
  const sum = new Float64Array(width * height);
  let count = 0;
  for (const { pictures, pictureSum } of shown) {
    count += pictures.count;
    for (let i = 0; i < sum.length; i++) sum[i] += pictureSum[i];
  }
  const values = Array.from(sum, (total) => Math.round((255 * total) / count));
  return { ...sites, picture: { ...picture, gray: { width, height, values } } };
}
