export { createFarneback, type ExpandedFrame, type Farneback } from './createFarneback.js';
export { farnebackFlow, type FarnebackFlowOptions } from './farnebackFlow.js';
export type { Flow } from './Flow.js';
export { flowFeature } from './flowFeature.js';
export type { FarnebackOptions } from './resolveFarnebackOptions.js';
export type { FlowFeatureOptions, FlowOrigin, FlowStatistic } from './resolveFlowFeatureOptions.js';
