/**
 * Where a cell stands: `done` (a valid result of this very configuration), `leased` (a live process works on it),
 * `failed` (see `error.json`), `pruned` (given up early, see `pruned.json`), `pending`, or `stale` (a folder of no cell in the present plan).
 */
export type CellStateName = 'done' | 'leased' | 'failed' | 'pruned' | 'pending' | 'stale';

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
  /** Of a leased cell: `host, process 1234`, and for how long it has given no sign of life where that is long. */
  readonly holder?: string;
  /** Of a failed cell: the error's first line; of a pruned one: why it was given up. */
  readonly message?: string;
  /** Something to tell the user, e.g. that `result.json` is damaged and will be made anew. */
  readonly problem?: string;
}
