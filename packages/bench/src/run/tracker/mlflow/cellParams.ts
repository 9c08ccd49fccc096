import { explainCell } from '../../../matrix/explainCell.js';
import type { Plan, PlannedCell } from '../../../matrix/PlannedCell.js';
import { mlflowKey } from './mlflowKey.js';

/** Longest value of a param (since MLflow 2.8); the whole configuration is in the file `result.json` beside it. */
const longest = 6000;

/** A cell's axes (`vary.traversal`) and its whole resolved configuration (`model.hidden`), as params. */
export function cellParams(plan: Plan, cell: PlannedCell): Map<string, string> {
  const params = new Map<string, string>();
  for (const [axis, value] of Object.entries(cell.factors)) params.set(mlflowKey(`vary.${axis}`), String(value));
  for (const { path, value } of explainCell({ ...plan, cells: [cell] }, cell.id)) {
    params.set(mlflowKey(path), value.length <= longest ? value : `${value.slice(0, longest - 3)}...`);
  }
  return params;
}
