import type { Sites } from '@strnn/core/sites';
import { faceRegions, type UprightFace } from './faceRegions.js';

/**
 * The regions of `faceRegions` as sites, in their order: cells in 5 rows of 3, positions (the middles of the regions, in pixels:
 * x right, y up, z 0) and areas of the picture.
 * @throws StrnnError as `faceRegions`
 */
export function regionSites(face: UprightFace): Sites {
  const regions = faceRegions(face);
  return {
    names: regions.map(({ name }) => name),
    grid: regions.map(({ cell }) => cell),
    positions: regions.map(
      ({ block: { left, top, width, height } }) => [left + width / 2, 0 - top - height / 2, 0] as const,
    ),
    picture: {
      width: face.width,
      height: face.height,
      areas: regions.map(({ block: { left, top, width, height } }) => [left, top, width, height] as const),
    },
  };
}
