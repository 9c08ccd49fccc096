/** `cells/<id>/summary.json`: what `strnn status` shows of a finished cell without reading its whole result. */
export interface CellSummary {
  readonly formatVersion: 1;
  readonly id: string;
  /** Size of `result.json` in bytes; another size means that the summary is not of this result. */
  readonly resultBytes: number;
  readonly folds: number;
  /** Fraction of right test predictions, averaged over the folds. */
  readonly accuracy: number;
  readonly seconds: number;
}
