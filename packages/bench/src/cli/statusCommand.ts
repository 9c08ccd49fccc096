import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { cellTitles } from '../run/cellTitles.js';
import { formatDuration } from '../run/progress/formatDuration.js';
import type { CellState } from '../run/store/CellState.js';
import { readMatrixState, type MatrixState } from '../run/store/readMatrixState.js';
import type { RunStore } from '../run/store/RunStore.js';
import { storeFiles } from '../run/store/storeFormat.js';
import { alignColumns } from './alignColumns.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { findStore, listRuns } from './findStore.js';
import { printError } from './printError.js';
import { printLines } from './printLines.js';
import { shownPath } from '../run/shownPath.js';
import { countOf } from '../run/countOf.js';

/**
 * `strnn status`: where a matrix stands, from its run folder alone; without a target, one line per run folder. A folder
 * that cannot be read hides no other: it is told on stderr, and the exit status is 2.
 */
export function statusCommand(
  target: string | undefined,
  options: { json?: boolean; runs: string },
  { stdout, stderr }: CommandContext,
): ExitCode {
  const look = (name: string): Found => {
    const store = findStore(name, options.runs);
    return { store, state: readMatrixState(store.folder, store.plan) };
  };
  let code: ExitCode = 0;
  const lookOrTell = (name: string): Found[] => {
    try {
      return [look(name)];
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      code = printError(error, stderr, false);
      return [];
    }
  };
  const found = target === undefined ? listRuns(options.runs).flatMap(lookOrTell) : [look(target)];
  if (options.json) {
    const all = found.map(({ store, state }) => ({
      name: store.plan.name,
      folder: store.folder,
      experiment: store.experimentFile,
      ...state,
    }));
    stdout.write(`${JSON.stringify(target === undefined ? all : all[0], null, 2)}\n`);
    return code;
  }
  if (target === undefined) {
    const none = found.length === 0 && code === 0 ? [`no run in ${shownPath(resolve(options.runs))} yet`] : [];
    printLines(stdout, [...none, ...found.map(({ store, state }) => headline(store, state))]);
    return code;
  }
  const { store, state } = found[0];
  const title = cellTitles(store.plan.cells);
  const rows = state.cells.map((cell) => [cell.state, cell.id, title(cell), describeState(cell)]);
  printLines(stdout, [headline(store, state), ...alignColumns(rows, '  ')]);
  const newer = experimentChanged(store);
  if (newer)
    printLines(stderr, [
      `${shownPath(store.experimentFile)} was edited after this run; 'strnn plan' shows its matrix as it is now`,
    ]);
  return 0;
}

interface Found {
  readonly store: RunStore;
  readonly state: MatrixState;
}

function headline({ folder, plan }: RunStore, { counts }: MatrixState): string {
  const states = (['done', 'leased', 'failed', 'pruned', 'pending', 'stale'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  return `${plan.name}: ${countOf(plan.cells.length, 'cell')}: ${states.join(', ')} (${shownPath(folder)})`;
}

function describeState(cell: CellState): string {
  const facts: string[] = [];
  if (cell.accuracy !== undefined) facts.push(`accuracy ${cell.accuracy.toFixed(3)}`);
  if (cell.state !== 'done' && cell.folds > 0) facts.push(`${countOf(cell.folds, 'fold')} done`);
  if (cell.seconds !== undefined) facts.push(formatDuration(cell.seconds));
  for (const text of [cell.holder, cell.message, cell.problem]) if (text !== undefined) facts.push(text);
  return facts.join(', ');
}

function experimentChanged(store: RunStore): boolean {
  try {
    return statSync(store.experimentFile).mtimeMs > statSync(join(store.folder, storeFiles.plan)).mtimeMs;
  } catch {
    return false;
  }
}
