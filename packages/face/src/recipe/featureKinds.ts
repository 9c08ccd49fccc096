import { hog3dFeature } from '../feature/hog3d/hog3dFeature.js';
import { flowFeature } from '../feature/flow/flowFeature.js';
import type { BlockFeature } from '../feature/BlockFeature.js';
import { hogFeature } from '../feature/hog/hogFeature.js';
import { lbpTopFeature } from '../feature/lbp-top/lbpTopFeature.js';
import { lbpFeature } from '../feature/lbp/lbpFeature.js';
import { rawFeature } from '../feature/raw/rawFeature.js';
import type { FaceFeature } from './FaceRecipe.js';

/** Kinds of features of blocks and regions. */
export type PixelFeatureKind = Exclude<FaceFeature['kind'], 'landmarks'>;

/** Makes a feature from its options, which it checks itself; `where` opens its messages. */
type Factory = (options: Readonly<Record<string, unknown>>, where: string) => BlockFeature;

/** Every feature of blocks and regions; a kind that is missing here does not compile. */
export const featureKinds: Readonly<Record<PixelFeatureKind, Factory>> = {
  raw: rawFeature,
  hog: hogFeature,
  lbp: lbpFeature,
  'lbp-top': lbpTopFeature,
  flow: flowFeature,
  hog3d: hog3dFeature,
};
