/** `cells/<id>/pruned.json`: why a cell was given up early (`--prune`). It is not run again before `--retry`. */
export interface CellPruning {
  readonly formatVersion: 1;
  readonly id: string;
  /** One line for people. */
  readonly reason: string;
  /** Folds that were finished before. */
  readonly foldsDone: number;
  readonly prunedAt: string;
}
