export type { BlockGrid } from './BlockGrid.js';
export { blockMeans, type BlockMeansOptions } from './blockMeans.js';
export { blockSites } from './blockSites.js';
export type { FaceClip } from './FaceClip.js';
export { framesToSamples, type FramesToSamplesOptions } from './framesToSamples.js';
