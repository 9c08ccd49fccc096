export type { BlockGrid } from './BlockGrid.js';
export { blockMeans, type BlockMeansOptions } from './blockMeans.js';
export { blockSites, type BlockSitesOptions } from './blockSites.js';
export { cutBlocks, type CutBlocksOptions } from './cutBlocks.js';
export type { FaceClip } from './FaceClip.js';
export { type FaceRegion, faceRegions, type UprightFace } from './faceRegions.js';
export { framesToSamples, type FramesToSamplesOptions } from './framesToSamples.js';
export {
  type LandmarkFeature,
  type LandmarkFeatureKind,
  landmarkFeatures,
  type LandmarkFeaturesOptions,
} from './landmarkFeatures.js';
export { landmarkSites, type LandmarkSitesOptions } from './landmarkSites.js';
export { regionSites } from './regionSites.js';
