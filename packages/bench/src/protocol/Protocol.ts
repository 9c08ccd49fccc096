/** Which id groups samples; a group never has samples on two sides. */
export type GroupUnit = 'subject' | 'session' | 'trial';

/** What a protocol moves from side to side as a whole; a window is one sample. */
export type DealtUnit = GroupUnit | 'window';

/** How the samples are split. Plain JSON: part of a cell's identity. Made by `leaveOneSubjectOut()`, `groupedKFold({...})`, ... */
export interface Protocol {
  /** Named by its unit, e.g. `'leave-one-subject-out'`, `'grouped-k-fold'`. */
  readonly kind: string;
  /** What is promised never to be on both sides of a fold. */
  readonly by: GroupUnit;
  /** Number of folds (of each part, see `within`); 0 = one per group. */
  readonly folds: number;
  /** Groups taken from the training side to choose the epoch; 0 = no validation (the last epoch is used). Never from the test side. */
  readonly validationGroups: number;
  /** Shuffles the groups; fixed, so that every cell of a matrix meets the same folds. */
  readonly seed: number;
  /** True when the protocol knowingly breaks the promise of independence (windows of a trial on both sides, ...); every table says so. */
  readonly lenient: boolean;
  /** Lenient only: what is shuffled over the folds. Default: the next finer unit than `by`. */
  readonly shuffled?: DealtUnit;
  /**
   * How groups are given to the folds: `'by-size'` (default), so that folds have about as many samples; `'by-class'`, so that
   * each has about as many of every class (groups of one class only); `'every-kth'`, group after group in the order of the
   * names, without chance; `'in-order'`, the first groups trained on, the last tested. Within trials (lenient), windows:
   * `'shares'`, each trial's windows shuffled over the folds; `'blocks'`, each trial cut into successive parts, one per fold.
   */
  readonly deal?: 'by-size' | 'by-class' | 'every-kth' | 'in-order' | 'shares' | 'blocks';
  /**
   * Folds within each subject, or within each session of each subject, of those samples alone: a model for each of them and
   * fold. Default: over everybody.
   */
  readonly within?: 'subject' | 'session';
  /** Groups of one name are one group, whoever they are of: session 2 of everybody. Default false. */
  readonly pooled?: true;
  /** `'in-order'`: how many groups are trained on (validation groups, the last of them, included) and how many tested. */
  readonly trainGroups?: number;
  readonly testGroups?: number;
  /** `'in-order'`: names of the groups from first to last. Default: names that are numbered, ascending. */
  readonly order?: readonly string[];
  /** `'blocks'`: seconds that lie between windows of different sides, at least; windows in between are left out. */
  readonly gap?: number;
  /** The lenient twin of this honest protocol: its folds, filled with samples shuffled within their class. */
  readonly twinOf?: Protocol;
}

/**
 * One fold: indices into the samples, each ascending. No index is in two of the lists; augmented copies are in `train` only.
 */
export interface Fold {
  readonly index: number;
  /** e.g. `'subject co2a0000364'`, `'fold 1 of 4'`, `'subject a, fold 1 of 5'`. */
  readonly name: string;
  readonly train: Int32Array;
  /** Empty where the protocol asks for no validation groups. */
  readonly validation: Int32Array;
  readonly test: Int32Array;
}
