export type { FittedScaler, Scaler, ScalerSamples } from './Scaler.js';
export { findScaler, scalers } from './scalers.js';
