export { changeOptions } from './changeOptions.js';
export { checkSamples } from './checkSamples.js';
export type { DataSource } from './DataSource.js';
export type { SampleIds, Samples, Smoothing } from './Samples.js';
