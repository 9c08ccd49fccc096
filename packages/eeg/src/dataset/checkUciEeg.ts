import { join } from 'node:path';
import { checkManifest, type CheckResult, type FindBundledOptions } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { readUciEegTrials } from '../format/readUciEegTrials.js';
import { checkUciEegLayout } from './checkUciEegLayout.js';
import { findUciEegFolder } from './findUciEegFolder.js';
import { listUciEegFiles } from './listUciEegFiles.js';
import { uciEegConditions } from './readUciEegTrialTable.js';

const known = { subjects: 16, trials: 924, conditions: { 'S1 obj': 320, 'S2 match': 303, 'S2 nomatch': 301 } } as const;

/**
 * Checks a copy of the UCI EEG recordings for `strnn doctor uci-eeg [PATH]`: that every file of manifest.json is there
 * with the right size and SHA-256, that nothing else is, that trials.csv and the `.bin.gz` files agree and decode, and
 * that there are 16 subjects, 924 trials and the known number per condition. Never rejects for what it finds in the data.
 */
export async function checkUciEeg(path?: string, find: FindBundledOptions = {}): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let folder: string;
  try {
    folder = findUciEegFolder(path, find);
  } catch (error) {
    return [problem(error)];
  }
  results.push({ level: 'ok', message: `folder ${folder}` });
  results.push(...(await checkManifest(folder)));
  results.push(...(await checkContent(folder)));
  return results;
}

async function checkContent(folder: string): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  try {
    await checkUciEegLayout(join(folder, 'layout.json'));
    results.push({ level: 'ok', message: 'layout.json describes the form that is read' });
  } catch (error) {
    results.push(problem(error));
  }
  try {
    const { table } = await listUciEegFiles(folder);
    const trials = [...table.values()].flat();
    results.push(compare('subjects', table.size, known.subjects), compare('trials', trials.length, known.trials));
    for (const name of uciEegConditions) {
      results.push(
        compare(
          `trials of ${name}`,
          trials.filter(({ condition }) => condition === name).length,
          known.conditions[name],
        ),
      );
    }
    for (const [subject, rows] of table) results.push(...(await checkSubject(folder, subject, rows.length)));
  } catch (error) {
    results.push(problem(error));
  }
  return results;
}

async function checkSubject(folder: string, subject: string, rows: number): Promise<CheckResult[]> {
  const file = join(folder, 'trials', `${subject}.bin.gz`);
  try {
    const { epochs } = (await readUciEegTrials(file)).shape;
    if (epochs === rows) return [];
    return [{ level: 'error', message: `${file}: holds ${epochs} trials, but trials.csv lists ${rows}` }];
  } catch (error) {
    return [problem(error)];
  }
}

function compare(what: string, found: number, expected: number): CheckResult {
  if (found === expected) return { level: 'ok', message: `${found} ${what}` };
  return { level: 'error', message: `${what}: expected ${expected}, found ${found}` };
}

function problem(error: unknown): CheckResult {
  if (error instanceof StrnnError) return { level: 'error', message: error.message };
  throw error;
}
