export { baselines, type Baseline, type FittedBaseline, type TrainingRows } from './baseline/index.js';
export { logisticRegression } from './baseline/logisticRegressionModel.js';
export { leakGate, leakKinds, type LeakFinding, type LeakKind } from './leak/index.js';
export {
  defineAblation,
  quantity,
  strnn,
  type AblationDefinition,
  type AblationInput,
  type CellConfig,
  type ModelSpec,
  type Plan,
  type PlannedCell,
} from './matrix/index.js';
export {
  accuracy,
  balancedAccuracy,
  cohenKappa,
  confusionMatrix,
  macroF1,
  perSubjectAccuracy,
  type Labels,
  type SubjectAccuracy,
} from './metric/index.js';
export {
  ckPlusTenFold,
  groupedKFold,
  leaveOneSubjectOut,
  shuffledKFold,
  withinSubjectKFold,
  splitFolds,
  splitManifest,
  type Fold,
  type Protocol,
  type SplitManifest,
} from './protocol/index.js';
export { paperMarks, type PaperFigure, type PaperFigures, type PaperMark } from './report/index.js';
export type { CellResult, FoldResult } from './run/CellResult.js';
export {
  bootstrapInterval,
  meanAndDeviation,
  pairedDifference,
  wilcoxonSignedRank,
  type Interval,
  type MeanAndDeviation,
  type PairedDifference,
  type WilcoxonResult,
} from './statistics/index.js';
export { findScaler, scalers, type FittedScaler, type Scaler } from './transform/index.js';
