/** `cells/<id>/error.json`: why a cell failed. The cell is not tried again before `--retry`. */
export interface CellFailure {
  readonly formatVersion: 1;
  readonly id: string;
  /** `error`: the cell's work threw; `crash`: its worker process ended. */
  readonly kind: 'error' | 'crash';
  /** A `StrnnError`'s code, where the error was one. */
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly failedAt: string;
}
