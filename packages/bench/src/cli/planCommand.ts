import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Plan } from '../matrix/PlannedCell.js';
import { withLeakTwins, type GroupCounts } from '../matrix/withLeakTwins.js';
import { groupCounts } from '../run/groupCounts.js';
import { shownPath } from '../run/shownPath.js';
import { readData } from '../run/store/readData.js';
import { readMatrixState, type MatrixState } from '../run/store/readMatrixState.js';
import { alignColumns } from './alignColumns.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { describePlan } from './describePlan.js';
import { estimatePlan, type PlanEstimate } from './estimatePlan.js';
import { printLines } from './printLines.js';
import { wrapRows } from './wrapRows.js';

/** The options of `strnn plan`; flags are absent when not given. */
export interface PlanFlags {
  /** Folder of all runs. */
  readonly runs: string;
  readonly json?: boolean;
  /** Lists every cell, however many there are. */
  readonly all?: boolean;
  /** False: no estimate of time (`--no-estimate`). */
  readonly estimate?: boolean;
  readonly workers?: number;
  /** With a leaky twin of every honest cell. */
  readonly leakDelta?: boolean;
}

/** More cells than this are abbreviated: so many first and last ones are listed. */
const listed = { most: 60, first: 40, last: 10 };

/** Cells written at a time: the text of a large matrix does not fit in one string. */
const atOnce = 1000;

/** `strnn plan`: the matrix, before anything runs. */
export async function planCommand(experiment: string, options: PlanFlags, context: CommandContext): Promise<ExitCode> {
  const { stdout } = context;
  const given = await context.plan(experiment);
  const folder = resolve(options.runs, given.plan.name);
  const countsOf = (fingerprint: string): GroupCounts | undefined => groupCounts(readData(folder, fingerprint));
  const plan = options.leakDelta ? withLeakTwins(given.plan, countsOf) : given.plan;
  const state = readMatrixState(folder, plan);
  const workers = options.workers ?? availableParallelism();
  const estimate =
    options.estimate === false
      ? undefined
      : await estimatePlan({ plan, measure: given.measure, state, folder, workers, stderr: context.stderr });
  if (options.json) printJson(plan, state, estimate, stdout);
  else {
    const rows = describePlan(plan, state, shownPath(folder), estimate?.text);
    printLines(stdout, [plan.name, ...alignColumns(wrapRows(rows, 2, stdout.columns), '  '), '']);
    printCells(plan, state, options.all === true, stdout);
  }
  return 0;
}

function printCells(plan: Plan, { cells }: MatrixState, all: boolean, stdout: CommandContext['stdout']): void {
  const { length } = plan.cells;
  const isShort = all || length <= listed.most;
  const rowsOf = (from: number, to: number): string[][] =>
    plan.cells
      .slice(from, to)
      .map(({ id, label, config }, place) => [id, cells[from + place].state, `seed ${config.seed}`, label]);
  if (isShort) {
    for (let from = 0; from < length; from += atOnce) printLines(stdout, alignColumns(rowsOf(from, from + atOnce)));
    return;
  }
  const ends = alignColumns([...rowsOf(0, listed.first), ...rowsOf(length - listed.last, length)]);
  const between = `... and ${length - listed.first - listed.last} more; --all lists them`;
  printLines(stdout, [...ends.slice(0, listed.first), between, ...ends.slice(listed.first)]);
}

function printJson(
  { cells, ...plan }: Plan,
  { counts }: MatrixState,
  estimate: PlanEstimate | undefined,
  stdout: CommandContext['stdout'],
): void {
  const head = JSON.stringify({ ...plan, counts, ...(estimate && { estimate: estimate.json }) }, null, 2);
  stdout.write(`${head.slice(0, -2)},\n  "cells": [`);
  for (let from = 0; from < cells.length; from += atOnce) {
    const texts = cells.slice(from, from + atOnce).map((cell) => `\n    ${JSON.stringify(cell)}`);
    stdout.write(`${from === 0 ? '' : ','}${texts.join(',')}`);
  }
  stdout.write('\n  ]\n}\n');
}
