import { StrnnError, unknownName } from '@strnn/core/error';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellResult } from '../../run/CellResult.js';
import type { ReportInput } from '../Report.js';
import { assignSetups } from './assignSetups.js';
import { checkReportInput } from './checkReportInput.js';
import { compareRows, type UncomparedRow } from './compareRows.js';
import { groupCells } from './groupCells.js';
import { majorityClass } from './majorityClass.js';
import { summarizeRow } from './summarizeRow.js';
import type { Setup, Summary, SummaryRow } from './Summary.js';

/** Settings of a summary. */
export interface SummarizeOptions {
  /** Label of the row that every other is compared with. Default: the row without spatial recurrence and with the same projector, else the first. */
  readonly reference?: string;
}

/**
 * The numbers of a report: one row per configuration, its seeds taken together, subjects as the unit of every spread and test.
 * @throws StrnnError 'option' for an unknown reference, 'store' or 'data' for results that do not belong together
 */
export function summarize(input: ReportInput, { reference }: SummarizeOptions = {}): Summary {
  checkReportInput(input);
  const { plan, results, failed, data } = input;
  if (plan.cells.length === 0) throw new StrnnError('store', `report: the plan '${plan.name}' has no cells.`);
  const labels = [...new Set(plan.cells.map((cell) => cell.label))];
  if (reference !== undefined && !labels.includes(reference)) throw unknownName('reference', 'row', reference, labels);

  const byId = new Map(results.map((result) => [result.cell.id, result]));
  const groups = groupCells(plan.cells).map((cells) => ({
    cells,
    done: cells.flatMap((cell) => byId.get(cell.id) ?? []),
  }));
  const { setups, places } = assignSetups(
    groups.map(({ cells: [{ config }], done }) => ({
      protocol: config.protocol,
      scaler: config.scaler,
      results: done,
    })),
  );
  const rows = groups.map(({ cells, done }, i) => startRow(cells, done, places[i], setups[places[i]], input));
  const comparisons = compareRows(rows, reference);
  const majority = majorityClass(results, data.classes);
  return {
    name: plan.name,
    experimentFile: plan.experimentFile,
    data: {
      name: data.name,
      classes: data.classes,
      subjects: new Set(data.subjects).size,
      samples: data.subjects.length - (data.copies ?? 0),
      attribution: data.attribution,
      ...(data.notes !== undefined && { notes: data.notes }),
    },
    ...(majority !== undefined && { majority }),
    cells: countCells(plan.cells, byId, failed),
    setups,
    rows: rows.map(({ row, result }, i) =>
      result === undefined ? row : { ...row, result: { ...result, comparison: comparisons[i] } },
    ),
    environment: mergeEnvironments(results),
  };
}

function startRow(
  cells: readonly PlannedCell[],
  done: readonly CellResult[],
  setup: number,
  { lenient, transductive }: Setup,
  { failed, data }: ReportInput,
): UncomparedRow {
  const [{ label, baseline, factors, config }] = cells;
  const error = cells.map((cell) => failed[cell.id]).find((line) => line !== undefined);
  const row: SummaryRow = {
    label,
    baseline,
    factors,
    model: config.model,
    protocol: config.protocol,
    lenient,
    scaler: config.scaler,
    transductive,
    setup,
    seeds: cells.map((cell) => cell.config.seed),
    doneSeeds: done.map((one) => one.cell.config.seed),
    cells: cells.map((cell) => cell.id),
    ...(done.length === 0 && { missing: error === undefined ? 'not run yet' : `failed: ${error.split('\n')[0]}` }),
  };
  return { row, data: config.data, ...(done.length > 0 && { result: summarizeRow(done, data) }) };
}

function countCells(
  cells: readonly PlannedCell[],
  byId: ReadonlyMap<string, CellResult>,
  failed: ReportInput['failed'],
): Summary['cells'] {
  const open = cells.filter((cell) => !byId.has(cell.id));
  const isFailed = (cell: PlannedCell): boolean => failed[cell.id] !== undefined;
  return {
    planned: cells.length,
    done: cells.length - open.length,
    failed: open
      .filter(isFailed)
      .map(({ id, label, config }) => ({ id, label, seed: config.seed, error: failed[id].split('\n')[0] })),
    missing: open.filter((cell) => !isFailed(cell)).map(({ label, config }) => `${label}, seed ${config.seed}`),
  };
}

function mergeEnvironments(results: readonly CellResult[]): Record<string, string[]> {
  const names = [...new Set(results.flatMap((result) => Object.keys(result.environment)))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const values = results.flatMap((result) => result.environment[name] ?? []);
      return [name, [...new Set(values)].sort()];
    }),
  );
}
