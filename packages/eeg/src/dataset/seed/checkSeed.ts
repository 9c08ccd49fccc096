import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type CheckResult, findLookalike } from '@strnn/core/dataset';
import { openMat } from '../../format/mat/openMat.js';
import { checkSeedFolder, type SeedFolderKind } from './checkSeedFolder.js';
import { foldersHolding } from './foldersHolding.js';
import { pathTo } from './pathTo.js';
import { holdsSignals } from './holdsSignals.js';
import { listSessionFiles } from './listSessionFiles.js';
import { problem } from './problem.js';
import { seedFolders } from './seedFolders.js';

const kinds: readonly (readonly [SeedFolderKind, readonly string[]])[] = [
  [1, seedFolders('features', 1).folders],
  [4, seedFolders('features', 4).folders],
  ['raw', seedFolders('raw', 1).folders],
];
const allFolders = kinds.flatMap(([, names]) => names);

/**
 * Checks a copy of SEED for `strnn doctor seed PATH`: Preprocessed_EEG and the folders of features, those that are there.
 * Names what is missing, odd or does not belong. Headers are read of all, values as far as a budget goes. Never rejects.
 */
export async function checkSeed(path: string): Promise<CheckResult[]> {
  try {
    const entries = await readdir(path);
    const note = findLookalike(path);
    const lookalike = note.length > 0;
    const results: CheckResult[] = [{ level: 'ok', message: `folder ${path}` }, ...note];
    const folders = await foldersHolding(path, seedFolders('raw', 1));
    for (const folder of folders) {
      const kind = await folderKind(folder);
      const give = pathTo(folder, allFolders);
      if (resolve(give) !== resolve(path)) {
        const message = `${basename(folder)} lies deeper than expected; for its data give the path '${give}'`;
        results.push({ level: 'warning', message });
      }
      results.push(...(await checkSeedFolder(folder, kind, lookalike)));
    }
    if (folders.length > 0) return results;
    const found = entries.length === 0 ? 'an empty folder' : entries.slice(0, 8).join(', ');
    const message = `${path}: expected ${allFolders.join(', ')}, or one of them itself, with files like 1_20131027.mat; found ${found}`;
    return [...results, { level: 'error', message }];
  } catch (error) {
    return [problem(path, error)];
  }
}

/** By its name; a folder that was renamed by its first file. */
async function folderKind(folder: string): Promise<SeedFolderKind> {
  const name = basename(resolve(folder));
  for (const [kind, names] of kinds) {
    if (names.includes(name) || names.includes(basename(dirname(resolve(folder))))) return kind;
  }
  try {
    const [{ file }] = await listSessionFiles(folder);
    if (await holdsSignals(file)) return 'raw';
    const mat = await openMat(file);
    const { variables } = mat;
    await mat.close();
    return (variables.find((variable) => variable.name.startsWith('de_'))?.dims[1] ?? 0) > 100 ? 1 : 4;
  } catch {
    return 1;
  }
}
