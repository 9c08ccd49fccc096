export { checkSamples } from './checkSamples.js';
export type { DataSource } from './DataSource.js';
export type { SampleIds, Samples } from './Samples.js';
