export type { LbpCodes } from './applyMapping.js';
export { type LbpFeatureOptions, lbpFeature } from './lbpFeature.js';
export {
  type LbpBorder,
  type LbpImage,
  type LocalBinaryPatternOptions,
  localBinaryPattern,
} from './localBinaryPattern.js';
export {
  type LbpArithmetic,
  lbpArithmetics,
  type LbpMethod,
  lbpMethods,
  type LbpOptions,
  type LbpSampling,
  lbpSamplings,
} from './LbpOptions.js';
