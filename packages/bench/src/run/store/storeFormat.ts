/** Version of the layout of a run folder. A folder with a higher number is refused, never touched. */
export const storeFormat = 1;

/** Names of the files in a run folder (`runs/<matrix>/`) and in a cell's folder (`runs/<matrix>/cells/<id>/`). */
export const storeFiles = {
  plan: 'plan.json',
  data: 'data.json',
  cells: 'cells',
  cell: 'cell.json',
  log: 'log.txt',
  folds: 'folds',
  result: 'result.json',
  summary: 'summary.json',
  error: 'error.json',
} as const;
