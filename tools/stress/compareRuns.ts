import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CellDigest } from '../../packages/bench/src/run/store/CellDigest.js';
import type { CellResult } from '../../packages/bench/src/run/CellResult.js';

/** Files that no finished run leaves. */
const leftover = /\.tmp$|lease-|checkpoint|\.samples|\.lock|corrupt|error\.json|pruned\.json/;

/**
 * Compares a finished run folder with that of an undisturbed run of the same matrix: every cell done, and done once, with
 * the same result but for times and machine, the same report, and no file left that does not belong there.
 */
export function compareRuns(undisturbed: string, disturbed: string): { cells: number; problems: string[] } {
  const problems: string[] = [];
  const cells = readdirSync(join(undisturbed, 'cells'));
  for (const id of cells) {
    const [expected, found] = [undisturbed, disturbed].map((run) => readCell(join(run, 'cells', id)));
    if (found === undefined) problems.push(`cell ${id}: not done`);
    else if (found.text !== expected!.text) problems.push(`cell ${id}: another result`);
    else if (!isDeepStrictEqual(found.digest, expected!.digest)) problems.push(`cell ${id}: another digest`);
    if (found !== undefined && found.times > 1) problems.push(`cell ${id}: done ${found.times} times`);
  }
  const extra = readdirSync(join(disturbed, 'cells')).filter((id) => !cells.includes(id));
  problems.push(...extra.map((id) => `cell ${id}: not in the matrix`));
  const files = readdirSync(disturbed, { recursive: true }).map(String);
  problems.push(...files.filter((name) => leftover.test(name)).map((name) => `${name}: left behind`));
  const csv = (run: string): string => readFileSync(join(run, 'results.csv'), 'utf8');
  if (withoutTimes(csv(undisturbed)) !== withoutTimes(csv(disturbed))) problems.push('results.csv: another table');
  return { cells: cells.length, problems };
}

/** What does not depend on when and where a cell was run, and how often its log says that it was done. */
function readCell(folder: string): { text: string; digest: unknown; times: number } | undefined {
  if (!existsSync(join(folder, 'result.json'))) return undefined;
  const { folds, cell, parameterCount } = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as CellResult;
  const text = JSON.stringify({ cell, parameterCount, folds: folds.map(({ seconds: _, ...fold }) => fold) });
  const stored = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as CellDigest;
  const { resultBytes: _bytes, seconds: _seconds, finishedAt: _at, environment: _by, ...digest } = stored;
  const log = readFileSync(join(folder, 'log.txt'), 'utf8');
  return { text, digest, times: log.match(/Z done in /g)?.length ?? 0 };
}

/** The table without the columns that tell how long cells took. */
function withoutTimes(csv: string): string {
  const rows = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const timed = rows[0].map((name) => /second|time|hour/i.test(name));
  return rows.map((row) => row.filter((_, column) => timed[column] !== true).join(',')).join('\n');
}
