import type { CellDigest } from './CellDigest.js';

/** Numbers of texts and lists that many cells have in common, see `createSharedList`. */
type Shared = number;

/** What the index keeps of a done cell: the digest without its curves, weights and bins. A list, since there are many. */
export type DigestEntry = readonly [
  /** Of `result.json`; another size or time of change means that the entry is not of this result. */
  resultBytes: number,
  resultChanged: number,
  accuracy: number,
  seconds: number,
  finishedAt: string,
  parameterCount: number,
  environment: Shared,
  splitSha256: Shared | null,
  foldNames: Shared,
  foldTested: Shared,
  foldCorrect: readonly number[],
  subjectNames: Shared,
  subjectTested: Shared,
  subjectCorrect: readonly number[],
  /** Row after row. */
  confusion: readonly number[],
  auc: CellDigest['auc'],
  calibration: readonly [logLoss: number, brier: number, ece: number] | null,
  /** Text and number of folds, one pair after the other. */
  selection: readonly number[],
  sparsity: readonly [zeroFractionG: number, zeroFractionF: number, droppedSites: number] | null,
];
