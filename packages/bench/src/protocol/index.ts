export { checkProtocol } from './checkProtocol.js';
export { compareNames } from './compareNames.js';
export { describeProtocol } from './describeProtocol.js';
export { groupedKFold } from './groupedKFold.js';
export { leaveOneSubjectOut } from './leaveOneSubjectOut.js';
export type { Fold, GroupUnit, Protocol } from './Protocol.js';
export { shuffledKFold } from './shuffledKFold.js';
export { splitFolds, type SplitSamples } from './splitFolds.js';
export { splitManifest, type ManifestSide, type SplitManifest } from './splitManifest.js';
