export { bootstrapInterval, type Interval } from './bootstrapInterval.js';
export { meanAndDeviation, type MeanAndDeviation } from './meanAndDeviation.js';
export { pairedDifference, type PairedDifference } from './pairedDifference.js';
export { pairSubjects, type SubjectValue } from './pairSubjects.js';
export type { Refusal } from './Refusal.js';
export { wilcoxonSignedRank, type WilcoxonResult } from './wilcoxonSignedRank.js';
