/**
 * Where a cell stands: `done` (a valid result of this very configuration), `leased` (a live process works on it),
 * `failed` (see `error.json`), `pending`, or `stale` (a folder of no cell in the present plan).
 */
export type CellStateName = 'done' | 'leased' | 'failed' | 'pending' | 'stale';

export interface CellState {
  readonly id: string;
  readonly label: string;
  readonly state: CellStateName;
  /** Folds finished so far. */
  readonly folds: number;
  /** Of a done cell: mean over folds of the fraction of right test predictions. */
  readonly accuracy?: number;
  /** Of a done cell: seconds its work took. */
  readonly seconds?: number;
  /** Of a leased cell: `host, process 1234`. */
  readonly holder?: string;
  /** Of a failed cell: the error's first line. */
  readonly message?: string;
  /** Something to tell the user, e.g. that `result.json` is damaged and will be made anew. */
  readonly problem?: string;
}
