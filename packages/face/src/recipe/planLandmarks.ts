import { StrnnError } from '@strnn/core/error';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import { landmarkFeatures } from '../region/landmarkFeatures.js';
import { landmarkSites } from '../region/landmarkSites.js';
import type { Describer } from './Describer.js';
import type { FaceFeature, FaceSites } from './FaceRecipe.js';
import type { ResolvedFaceRecipe } from './resolveFaceRecipe.js';

type LandmarkFeature = Extract<FaceFeature, { kind: 'landmarks' }>;
const options = ['kind', 'relativeTo', 'values'];

/**
 * Describes landmarks as sites; the frames of a slice are averaged.
 * @throws StrnnError 'option'; 'data' without a scheme or template
 */
export function planLandmarks(
  { sites, features, slices: T, framesPerSlice }: ResolvedFaceRecipe,
  scheme: LandmarkScheme | undefined,
  where: string,
): Describer {
  if (scheme === undefined) {
    throw new StrnnError(
      'option',
      `${where}.sites: landmark sites need a data set with landmarks; allowed here: blocks`,
    );
  }
  if (features.length > 1) {
    throw new StrnnError(
      'option',
      `${where}.features: landmark sites take one feature, whose values are a list, found ${features.length}`,
    );
  }
  const { layout = 'grid', points } = sites as Extract<FaceSites, { kind: 'landmarks' }>;
  const feature = features[0] as LandmarkFeature;
  checkOptionNames(feature, `${where}.features`, options);
  const { values = ['displacement'], relativeTo } = feature;
  if (values.includes('velocity') && T * framesPerSlice === 1) {
    throw new StrnnError(
      'option',
      `${where}.slices: velocity needs at least 2 slices or frames per slice, found 1 of 1`,
    );
  }
  const chosen = points === undefined ? {} : { points };
  const describer = landmarkFeatures({
    scheme,
    features: values,
    where: `${where}.features`,
    ...chosen,
    ...(relativeTo !== undefined && { relativeTo }),
  });
  return {
    sites: landmarkSites(scheme, { layout, where: `${where}.sites`, ...chosen }),
    features: describer.features,
    needsMotion: values.every((value) => value === 'displacement' || value === 'velocity'),
    describe({ landmarks = [] }, place, neutral) {
      const described = describer.describe(landmarks, neutral, place); // (T framesPerSlice, N, D)
      if (framesPerSlice === 1) return described;
      const size = described.length / landmarks.length;
      const means = new Float32Array(T * size); // (T, N, D)
      for (let frame = 0; frame < landmarks.length; frame++) {
        const slice = Math.floor(frame / framesPerSlice) * size;
        for (let i = 0; i < size; i++) means[slice + i] += described[frame * size + i] / framesPerSlice;
      }
      return means;
    },
  };
}
