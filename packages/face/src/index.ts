export { type GrayImage, type Image, readPgm, toGray } from './image/index.js';
export {
  type BlockGrid,
  blockMeans,
  type BlockMeansOptions,
  blockSites,
  type FaceClip,
  framesToSamples,
  type FramesToSamplesOptions,
} from './region/index.js';
