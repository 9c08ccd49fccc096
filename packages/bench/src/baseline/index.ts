export type { Baseline, FittedBaseline, TrainingRows } from './Baseline.js';
export { baselines, findBaseline } from './baselines.js';
export type { LogisticOptions } from './logisticOptions.js';
export { logisticRegression, type FittedLogisticRegression, type LogisticRegression } from './logisticRegression.js';
export { majority } from './majority.js';
export { minimizeLbfgs, type Minimum, type Objective } from './minimizeLbfgs.js';
