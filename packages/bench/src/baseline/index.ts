export type { Baseline, FittedBaseline, TrainingRows } from './Baseline.js';
export { baselines, findBaseline } from './baselines.js';
