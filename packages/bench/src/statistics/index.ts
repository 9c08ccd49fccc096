export {
  almostStochasticOrder,
  type AlmostStochasticOrder,
  type AlmostStochasticOrderOptions,
} from './almostStochasticOrder.js';
export { blockTable, type BlockTable } from './blockTable.js';
export { bootstrapInterval, type Interval } from './bootstrapInterval.js';
export { factorEffects } from './factorEffects.js';
export type {
  FactorEffects,
  FactorEffectsOptions,
  FactorObservation,
  FactorTerm,
  LevelEstimate,
  LevelMean,
  TermTest,
} from './factors/FactorEffects.js';
export { friedman, type FriedmanResult } from './friedman.js';
export { hedgesG, type HedgesG } from './hedgesG.js';
export { holmAdjust } from './holmAdjust.js';
export { meanAndDeviation, type MeanAndDeviation } from './meanAndDeviation.js';
export { nemenyi, nemenyiP, type NemenyiResult } from './nemenyi.js';
export { pairedDifference, type PairedDifference } from './pairedDifference.js';
export type { SubjectValue } from './pairSubjects.js';
export { rankBiserial } from './rankBiserial.js';
export type { Refusal } from './Refusal.js';
export { wilcoxonSignedRank, type WilcoxonResult } from './wilcoxonSignedRank.js';
