// Everything of this package that runs in a browser: no file that is imported from here needs Node.js (compute.test.ts).

export {
  type AlignedBox,
  type AlignedFrame,
  type AlignedFrames,
  alignFrame,
  alignFrames,
  type AlignFramesOptions,
  alignLandmarks,
  alignmentOf,
  alignmentsOf,
  type AlignmentsOptions,
  type AlignOptions,
  anchorsInBox,
  estimateSimilarity,
  type Similarity,
} from './align/index.js';
export {
  type Augmentation,
  type AugmentationDraw,
  type AugmentationOptions,
  augmentLandmarks,
  augmentSequence,
  type Extent,
  planAugmentation,
  resolveAugmentation,
} from './augment/index.js';
export {
  type BlockFeature,
  createFarneback,
  type ExpandedFrame,
  type Farneback,
  farnebackFlow,
  type FarnebackFlowOptions,
  type FarnebackOptions,
  type Flow,
  flowFeature,
  type FlowFeatureOptions,
  type FlowOrigin,
  type FlowStatistic,
  type FrameSpan,
  histogramOfOrientedGradients,
  type HistogramOfOrientedGradientsOptions,
  hog3dFeature,
  type Hog3dFeatureOptions,
  type Hog3dOpposite,
  type HogDescriptor,
  hogFeature,
  type HogFeatureOptions,
  type HogNorm,
  hogNorms,
  type HogOptions,
  type LbpArithmetic,
  lbpArithmetics,
  type LbpBorder,
  type LbpCodes,
  lbpFeature,
  type LbpFeatureOptions,
  type LbpImage,
  type LbpMethod,
  lbpMethods,
  type LbpOptions,
  type LbpSampling,
  lbpSamplings,
  lbpTop,
  type LbpTopBorder,
  lbpTopBorders,
  lbpTopFeature,
  type LbpTopFeatureOptions,
  type LbpTopOptions,
  type LbpTopPlane,
  type LbpTopPlaneCodes,
  type LbpTopPoints,
  type LbpTopRadii,
  type LbpTopVolume,
  type LbpTopVolumeOptions,
  localBinaryPattern,
  type LocalBinaryPatternOptions,
  type PixelBlock,
  type Polyhedron,
  rawFeature,
  type RawFeatureOptions,
  type RawStatistic,
  rawStatistics,
} from './feature/index.js';
export type { GrayImage, Image } from './image/Image.js';
export { readJpeg } from './image/jpeg/readJpeg.js';
export { readPng } from './image/png/readPng.js';
export { writePng } from './image/png/writePng.js';
export type { ReadImageLimits } from './image/ReadImageLimits.js';
export { readPgm } from './image/readPgm.js';
export { toGray } from './image/toGray.js';
export { anchorsOf, type FaceAnchors } from './landmark/anchorsOf.js';
export { checkLandmarks, type CheckLandmarksOptions, type LandmarkCheck } from './landmark/checkLandmarks.js';
export { eyeCoordinates } from './landmark/eyeCoordinates.js';
export { chooseFace, type ChooseFaceOptions, type ChosenFace, type FaceRule } from './landmark/format/chooseFace.js';
export type { FaceTrack, TrackedFace, TrackedFrame } from './landmark/format/FaceTrack.js';
export { type LandmarkFormat, landmarkFormats } from './landmark/format/guessLandmarkFormat.js';
export { readCkPlusLandmarks } from './landmark/format/readCkPlusLandmarks.js';
export { readLandmarkCsv } from './landmark/format/readLandmarkCsv.js';
export { readMediaPipe, type ReadMediaPipeOptions } from './landmark/format/readMediaPipe.js';
export { readOpenFace } from './landmark/format/readOpenFace.js';
export { readPts, type ReadPtsOptions } from './landmark/format/readPts.js';
export { readTem, type TemFile } from './landmark/format/readTem.js';
export type { Landmarks } from './landmark/Landmarks.js';
export type { FacePart, LandmarkCurve, LandmarkScheme } from './landmark/LandmarkScheme.js';
export { meanShape, type MeanShapeOptions } from './landmark/meanShape.js';
export { mirrorLandmarks } from './landmark/mirrorLandmarks.js';
export { repairDropouts, type RepairDropoutsOptions, type RepairedDropouts } from './landmark/repairDropouts.js';
export { checkScheme, ibug68, landmarkScheme, landmarkSchemes, mediapipe478 } from './landmark/scheme/index.js';
export {
  type AffineTransform,
  type Border,
  clahe,
  type ClaheOptions,
  composeTransforms,
  cropImage,
  type CropOptions,
  equalizeHistogram,
  flipImage,
  gaussianBlur,
  gaussianNoise,
  type ImageSize,
  invertTransform,
  normalizeContrast,
  type NormalizeContrastOptions,
  outsideShare,
  resizeImage,
  type ResizeOptions,
  stretchContrast,
  transformPoints,
  warpImage,
  type WarpOptions,
} from './pixel/index.js';
export {
  type AlignRecipe,
  type DescribedFace,
  type FaceFeature,
  type FacePlan,
  type FaceRecipe,
  type FaceSites,
  planFace,
  type PlanFaceRequest,
  type ResolvedFaceRecipe,
  resolveFaceRecipe,
} from './recipe/index.js';
export {
  type BlockGrid,
  blockMeans,
  type BlockMeansOptions,
  blockSites,
  type BlockSitesOptions,
  cutBlocks,
  type CutBlocksOptions,
  type FaceClip,
  type FaceRegion,
  faceRegions,
  framesToSamples,
  type FramesToSamplesOptions,
  type LandmarkFeature,
  type LandmarkFeatureKind,
  landmarkFeatures,
  type LandmarkFeaturesOptions,
  landmarkSites,
  type LandmarkSitesOptions,
  regionSites,
  type UprightFace,
} from './region/index.js';
export {
  checkSequence,
  displacement,
  type FaceSequence,
  type OnsetToApex,
  resampleLandmarks,
  resampleSequence,
  selectOnsetToApex,
  type SelectOnsetToApexOptions,
} from './sequence/index.js';
