export type { BlockFeature, FrameSpan, PixelBlock } from './BlockFeature.js';
export {
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
} from './flow/index.js';
export {
  histogramOfOrientedGradients,
  type HistogramOfOrientedGradientsOptions,
  type HogDescriptor,
  hogFeature,
  type HogFeatureOptions,
  type HogNorm,
  hogNorms,
  type HogOptions,
} from './hog/index.js';
export { hog3dFeature, type Hog3dFeatureOptions, type Hog3dOpposite, type Polyhedron } from './hog3d/index.js';
export {
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
  localBinaryPattern,
  type LocalBinaryPatternOptions,
} from './lbp/index.js';
export {
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
} from './lbp-top/index.js';
export { rawFeature, type RawFeatureOptions, type RawStatistic, rawStatistics } from './raw/index.js';
