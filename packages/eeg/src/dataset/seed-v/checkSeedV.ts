import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type CheckResult, findLookalike } from '@strnn/core/dataset';
import { foldersHolding } from '../seed/foldersHolding.js';
import { pathTo } from '../seed/pathTo.js';
import { inFolder } from '../seed/inFolder.js';
import { problem } from '../seed/problem.js';
import { readSeedVFile, type SeedVContent } from './readSeedVFile.js';
import { seedVClasses, seedVLabels, seedVSessions, seedVSubjects, seedVTrials, seedVWindows } from './seedVFacts.js';
import { seedVFolders, seedVSubject } from './seedVFolders.js';
import { seedVTrial, seedVTrialCount, seedVTrialName } from './seedVTrial.js';

/**
 * Checks a copy of the SEED-V features for `strnn doctor seed-v PATH`. Names what is missing, odd or does not belong; all
 * values are looked through. Never rejects.
 */
export async function checkSeedV(path: string): Promise<CheckResult[]> {
  try {
    const entries = await readdir(path);
    const note = findLookalike(path);
    const results: CheckResult[] = [{ level: 'ok', message: `folder ${path}` }, ...note];
    const folders = await foldersHolding(path, seedVFolders);
    if (folders.length === 0) {
      const found = entries.length === 0 ? 'an empty folder' : entries.slice(0, 8).join(', ');
      const message = `${path}: expected EEG_DE_features, or that folder itself, with files like 1_123.npz; found ${found}`;
      return [...results, { level: 'error', message }];
    }
    for (const folder of folders) {
      const give = pathTo(resolve(folder), seedVFolders.folders);
      if (give !== resolve(path) && resolve(folder) !== resolve(path)) {
        const message = `${basename(folder)} lies deeper than expected; for its data give the path '${give}'`;
        results.push({ level: 'warning', message });
      }
      results.push(...(await checkFolder(folder, note.length > 0)));
    }
    return results;
  } catch (error) {
    return [problem(path, error)];
  }
}

async function checkFolder(folder: string, lookalike: boolean): Promise<CheckResult[]> {
  const name = basename(folder);
  const entries = (await readdir(folder)).filter((entry) => !entry.startsWith('.')).sort();
  const subjects = entries.flatMap((entry) => seedVSubject(entry) ?? []);
  const all = Array.from({ length: seedVSubjects }, (_, index) => String(index + 1));
  const results: CheckResult[] = [{ level: 'ok', message: `${name}: ${subjects.length} of ${all.length} files` }];
  const absent = all.filter((subject) => !subjects.includes(subject));
  if (absent.length > 0) {
    const message = `${name}: no file of subject${absent.length > 1 ? 's' : ''} ${absent.join(', ')}`;
    results.push({ level: 'warning', message });
  }
  for (const entry of entries) {
    const subject = seedVSubject(entry);
    if (subject !== undefined && all.includes(subject)) {
      const found = await checkFile(join(folder, entry), lookalike);
      results.push(...inFolder(name, found));
    } else if (!/\.(ipynb|txt)$/i.test(entry)) {
      results.push({ level: 'warning', message: `${name}/${entry}: not part of the data set` });
    }
  }
  return results;
}

async function checkFile(file: string, lookalike: boolean): Promise<CheckResult[]> {
  const name = basename(file);
  let content: SeedVContent;
  try {
    content = await readSeedVFile(file);
  } catch (error) {
    return [problem(file, error)];
  }
  const results: CheckResult[] = [];
  const others = [...new Set([...content.data.keys(), ...content.label.keys()])].filter(
    (key) => !(key < seedVTrialCount),
  );
  if (others.length > 0) {
    results.push({ level: 'warning', message: `${name}: trials that do not belong: ${others.join(', ')}` });
  }
  for (let index = 0; index < seedVTrialCount; index++) {
    const trial = seedVTrial(content, index);
    if (typeof trial === 'string') {
      results.push({ level: 'error', message: `${name}: ${trial}` });
      continue;
    }
    const session = seedVSessions[Math.floor(index / seedVTrials)];
    const place = index % seedVTrials;
    const known = seedVLabels[session][place];
    if (trial.label !== known) {
      const message = `${name}: ${seedVTrialName(index)}: labelled ${seedVClasses[trial.label]}; the release has ${seedVClasses[known]}`;
      results.push({ level: 'error', message });
    }
    const { W } = trial.series.shape;
    if (!lookalike && W !== seedVWindows[session][place]) {
      const message = `${name}: ${seedVTrialName(index)}: ${W} windows; the release has ${seedVWindows[session][place]}`;
      results.push({ level: 'warning', message });
    }
    const bad = trial.series.data.filter((value) => !Number.isFinite(value)).length;
    if (bad > 0) {
      const first = trial.series.data.findIndex((value) => !Number.isFinite(value));
      const message =
        `${name}: ${seedVTrialName(index)}: ${bad} of ${trial.series.data.length} values are not finite, the first, ` +
        `${trial.series.data[first]}, in window ${Math.floor(first / 310) + 1}, column ${(first % 310) + 1}`;
      results.push({ level: 'error', message });
    }
  }
  return results;
}
