/**
 * Version of the layout of a run folder. A folder with a higher number is refused, never touched; one with a lower number
 * is read and brought to this one by the next run.
 */
export const storeFormat = 2;

/** Names of the files in a run folder (`runs/<matrix>/`) and in a cell's folder (`runs/<matrix>/cells/<id>/`). */
export const storeFiles = {
  plan: 'plan.json',
  data: 'data',
  index: 'index.json',
  cells: 'cells',
  cell: 'cell.json',
  log: 'log.txt',
  folds: 'folds',
  split: 'split.json',
  result: 'result.json',
  summary: 'summary.json',
  error: 'error.json',
  pruned: 'pruned.json',
} as const;
