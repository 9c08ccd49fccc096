import type { Sites } from '@strnn/core/sites';
import type { StoredFaces } from './storedFaces.js';

/** A mean of fewer people could show somebody; data sets forbid to publish that. */
const leastSubjects = 10;

/** The sites with the mean first frame of all recordings as their picture, where at least 10 people are in it and one size is. */
export function meanPicture(sites: Sites, faces: readonly StoredFaces[]): Sites {
  const { picture } = sites;
  const shown = faces.filter(({ header }) => header.pictures.count > 0);
  const people = new Set(shown.flatMap(({ header }) => header.rows.map(({ subject }) => subject)));
  if (picture === undefined || people.size < leastSubjects) return sites;
  const [{ width, height }, ...others] = shown.map(({ header }) => header.pictures);
  if (others.some((size) => size.width !== width || size.height !== height)) return sites;
  const sum = new Float64Array(width * height);
  let count = 0;
  for (const { header, arrays } of shown) {
    count += header.pictures.count;
    const own = arrays[arrays.length - 1];
    for (let i = 0; i < sum.length; i++) sum[i] += own[i];
  }
  const values = Array.from(sum, (total) => Math.round((255 * total) / count));
  return { ...sites, picture: { ...picture, gray: { width, height, values } } };
}
