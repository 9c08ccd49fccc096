export { channelScaler } from './channelScaler.js';
export { featureScaler } from './featureScaler.js';
export { noScaler } from './noScaler.js';
export type { FittedScaler, Scaler, ScalerSamples } from './Scaler.js';
export { sampleScaler } from './sampleScaler.js';
export { findScaler, scalers } from './scalers.js';
export { subjectScaler } from './subjectScaler.js';
