import { StrnnError, unknownName } from '@strnn/core/error';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellDigest } from '../../run/store/CellDigest.js';
import type { ReportInput } from '../Report.js';
import { computeStatistics } from '../statistics/computeStatistics.js';
import { assignSetups } from './assignSetups.js';
import { checkReportInput } from './checkReportInput.js';
import { compareRows, type UncomparedRow } from './compareRows.js';
import { countCells } from './countCells.js';
import { findMajorities } from './findMajorities.js';
import { groupCells } from './groupCells.js';
import { listData } from './listData.js';
import { measureLeak } from './measureLeak.js';
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
  const { plan, results } = input;
  if (plan.cells.length === 0) throw new StrnnError('store', `report: the plan '${plan.name}' has no cells.`);
  const byId = new Map(results.map(({ cell, digest }) => [cell.id, digest]));
  const groups = groupCells(plan.cells).map((cells) => ({
    cells,
    digests: cells.flatMap((cell) => byId.get(cell.id) ?? []),
  }));
  const labels = [...new Set(groups.map(({ cells: [{ label }] }) => label))];
  if (reference !== undefined && !labels.includes(reference)) throw unknownName('reference', 'row', reference, labels);
  const { setups, places } = assignSetups(
    groups.map(({ cells: [{ config }], digests }) => ({
      protocol: config.protocol,
      scaler: config.scaler,
      ...(config.tuning !== undefined && { tuning: config.tuning }),
      isDone: digests.length > 0,
      selections: () => digests.flatMap((digest) => digest.selection),
    })),
  );
  const twins = new Map(
    plan.cells.flatMap((cell) => (cell.twinOf === undefined ? [] : [[cell.twinOf, cell] as const])),
  );
  const started = groups.map(({ cells, digests }, i): UncomparedRow => {
    const leak = measureLeak(cells, twins, byId);
    const row = startRow(cells, digests, places[i], setups[places[i]], input);
    return {
      row: leak === undefined ? row : { ...row, leak },
      ...(digests.length > 0 && { result: summarizeRow(digests, groups.length) }),
    };
  });
  const comparisons = compareRows(started, reference);
  const rows = started.map(({ row, result }, i) =>
    result === undefined ? row : { ...row, result: { ...result, comparison: comparisons[i] } },
  );
  const data = listData(plan.cells, input.data);
  const place = new Map(data.map(({ fingerprint }, i) => [fingerprint, i]));
  return {
    name: plan.name,
    experimentFile: plan.experimentFile,
    ...(plan.design !== undefined && { design: plan.design }),
    axes: plan.axes,
    data,
    majority: findMajorities(
      results
        .filter(({ cell }) => cell.twinOf === undefined)
        .map(({ cell: { config }, digest }) => {
          const at = place.get(config.data.fingerprint)!;
          return { data: at, classes: data[at].classes, digest };
        }),
    ),
    cells: countCells(input),
    setups,
    rows,
    statistics: computeStatistics(rows, plan.axes),
    environment: mergeEnvironments(results.map(({ digest }) => digest)),
  };
}

function startRow(
  cells: readonly PlannedCell[],
  digests: readonly CellDigest[],
  setup: number,
  { lenient, transductive }: Setup,
  { failed, pruned }: ReportInput,
): SummaryRow {
  const [{ label, baseline, factors, config }] = cells;
  const done = new Set(digests.map((digest) => digest.id));
  const open = cells.filter((cell) => !done.has(cell.id));
  const reasonIn = (reasons: Readonly<Record<string, string>>): string | undefined =>
    open
      .map((cell) => reasons[cell.id])
      .find((line) => line !== undefined)
      ?.split('\n')[0];
  const [error, hopeless] = [reasonIn(failed), reasonIn(pruned)];
  const missing =
    hopeless !== undefined ? `pruned: ${hopeless}` : error !== undefined ? `failed: ${error}` : 'not run yet';
  return {
    label,
    baseline,
    factors,
    model: config.model,
    protocol: config.protocol,
    lenient,
    scaler: config.scaler,
    transductive,
    pruned: hopeless !== undefined,
    setup,
    dataName: config.data.name,
    fingerprint: config.data.fingerprint,
    seeds: cells.map((cell) => cell.config.seed),
    doneSeeds: cells.filter((cell) => done.has(cell.id)).map((cell) => cell.config.seed),
    cells: cells.map((cell) => cell.id),
    ...(digests.length === 0 && { missing }),
  };
}

function mergeEnvironments(digests: readonly CellDigest[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const { environment } of digests) {
    for (const name in environment) {
      const values = found.get(name) ?? new Set<string>();
      found.set(name, values.add(environment[name]));
    }
  }
  return Object.fromEntries([...found.keys()].sort().map((name) => [name, [...found.get(name)!].sort()]));
}
