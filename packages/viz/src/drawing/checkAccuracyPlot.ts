import { requireFinite } from '../check/index.js';
import type { AccuracyPlotOptions } from './AccuracyPlotOptions.js';
import { requireWidth } from './requireWidth.js';

/** Refuses options that `accuracyPlot` cannot draw; the message names the field. */
export function checkAccuracyPlot({ rows, chance, marks = [], digits }: AccuracyPlotOptions, width: number): void {
  const where = 'accuracyPlot';
  requireWidth(where, width);
  if (rows.length === 0) throw new RangeError(`${where}: rows is empty; at least one row is needed.`);
  if (digits !== undefined && !(Number.isInteger(digits) && digits >= 0 && digits <= 10)) {
    throw new RangeError(`${where}: digits must be an integer 0 to 10, but is ${digits}.`);
  }
  rows.forEach((row, i) => {
    requireFinite(where, `rows[${i}].mean`, row.mean);
    row.perUnit.forEach((dot, k) => requireFinite(where, `rows[${i}].perUnit[${k}].value`, dot.value));
    if ((row.low === undefined) !== (row.high === undefined)) {
      throw new RangeError(`${where}: rows[${i}] ('${row.label}') must give both low and high, or neither.`);
    }
    if (row.low !== undefined) requireFinite(where, `rows[${i}].low`, row.low);
    if (row.high !== undefined) requireFinite(where, `rows[${i}].high`, row.high);
  });
  if (chance !== undefined) requireFinite(where, 'chance.value', chance.value);
  marks.forEach((mark, i) => requireFinite(where, `marks[${i}].value`, mark.value));
}
