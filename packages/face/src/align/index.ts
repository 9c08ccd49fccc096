export { type AlignedFrame, alignFrame, type AlignOptions } from './alignFrame.js';
export { type AlignedFrames, alignFrames, type AlignFramesOptions } from './alignFrames.js';
export { alignLandmarks } from './alignLandmarks.js';
export { type AlignedBox, alignmentOf, anchorsInBox } from './alignmentOf.js';
export { alignmentsOf, type AlignmentsOptions } from './alignmentsOf.js';
export { estimateSimilarity, type Similarity } from './estimateSimilarity.js';
