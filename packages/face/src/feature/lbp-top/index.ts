export { type LbpTopPlaneCodes, type LbpTopVolume, type LbpTopVolumeOptions, lbpTop } from './lbpTop.js';
export { type LbpTopBorder, lbpTopBorders, type LbpTopFeatureOptions, lbpTopFeature } from './lbpTopFeature.js';
export type { LbpTopOptions, LbpTopPlane, LbpTopPoints, LbpTopRadii } from './LbpTopOptions.js';
