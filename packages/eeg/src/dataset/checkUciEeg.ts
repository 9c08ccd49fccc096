import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { readUciEegTrials } from '../format/readUciEegTrials.js';
import { checkUciEegLayout } from './checkUciEegLayout.js';
import { findUciEegFolder, type FindUciEegOptions } from './findUciEegFolder.js';
import { listUciEegFiles } from './listUciEegFiles.js';
import { uciEegConditions } from './readUciEegTrialTable.js';

/** Sizes and hashes of the files of a data set, `manifest.json` beside them. */
interface Manifest {
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

const known = { subjects: 16, trials: 924, conditions: { 'S1 obj': 320, 'S2 match': 303, 'S2 nomatch': 301 } } as const;

/**
 * Checks a copy of the UCI EEG recordings for `strnn doctor uci-eeg [PATH]`: that every file of manifest.json is there
 * with the right size and SHA-256, that nothing else is, that trials.csv and the `.bin.gz` files agree and decode, and
 * that there are 16 subjects, 924 trials and the known number per condition. Never rejects for what it finds in the data.
 */
export async function checkUciEeg(path?: string, find: FindUciEegOptions = {}): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let folder: string;
  try {
    folder = findUciEegFolder(path, find);
  } catch (error) {
    return [problem(error)];
  }
  results.push({ level: 'ok', message: `folder ${folder}` });
  results.push(...(await checkFiles(folder)));
  results.push(...(await checkContent(folder)));
  return results;
}

async function checkFiles(folder: string): Promise<CheckResult[]> {
  const manifestFile = join(folder, 'manifest.json');
  let files: Manifest['files'];
  try {
    ({ files } = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest);
    for (const { bytes, sha256 } of Object.values(files)) {
      if (typeof bytes !== 'number' || typeof sha256 !== 'string') throw new Error('an entry lacks bytes or sha256');
    }
  } catch (error) {
    const message = `${manifestFile}: expected the sizes and hashes of the files; ${(error as Error).message}. Sizes and hashes were not checked.`;
    return [{ level: 'error', message }];
  }
  const results: CheckResult[] = [];
  for (const [name, { bytes, sha256 }] of Object.entries(files)) {
    const content = await readFile(join(folder, name)).catch(() => undefined);
    if (!content) {
      results.push({ level: 'error', message: `${name}: missing` });
    } else if (content.byteLength !== bytes) {
      results.push({ level: 'error', message: `${name}: expected ${bytes} bytes, found ${content.byteLength}` });
    } else if (createHash('sha256').update(content).digest('hex') !== sha256) {
      results.push({
        level: 'error',
        message: `${name}: the size is right, the content is not (SHA-256 differs from manifest.json)`,
      });
    }
  }
  const count = Object.keys(files).length;
  if (results.length === 0)
    results.push({ level: 'ok', message: `${count} files with the sizes and SHA-256 of manifest.json` });

  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const extra = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== 'manifest.json' && !Object.hasOwn(files, name));
  for (const name of extra.sort()) results.push({ level: 'warning', message: `${name}: not part of the data set` });
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
