import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type CheckResult, findLookalike } from '@strnn/core/dataset';
import { checkMatSession, type MatSessionForm } from '../seed/checkMatSession.js';
import { checkSessionFiles } from '../seed/checkSessionFiles.js';
import { foldersHolding } from '../seed/foldersHolding.js';
import { pathTo } from '../seed/pathTo.js';
import { holdsSignals } from '../seed/holdsSignals.js';
import { inFolder } from '../seed/inFolder.js';
import { listSessionFiles } from '../seed/listSessionFiles.js';
import { problem } from '../seed/problem.js';
import { expectedSignals } from '../seed/expectedSignals.js';
import { seedRate, seedSmoothings } from '../seed/seedFacts.js';
import { checkSeedIvLabels } from './checkSeedIvLabels.js';
import {
  seedIvDates,
  seedIvFeatures,
  seedIvSessions,
  seedIvTrials,
  seedIvWindows,
  seedIvWindowSeconds,
} from './seedIvFacts.js';
import { seedIvFolders } from './seedIvFolders.js';

const folderNames = [...seedIvFolders('features').folders, ...seedIvFolders('raw').folders];

/** Values looked through per file: all of the features, the first trials of the signals. */
const bytesPerFile = 80 * 2 ** 20;

/**
 * Checks a copy of SEED-IV for `strnn doctor seed-iv PATH`: eeg_feature_smooth and eeg_raw_data, those that are there, and
 * the labels of ReadMe.txt. Names what is missing, odd or does not belong. Headers are read of all, values as far as a
 * budget goes. Never rejects.
 */
export async function checkSeedIv(path: string): Promise<CheckResult[]> {
  try {
    const entries = await readdir(path);
    const note = findLookalike(path);
    const results: CheckResult[] = [{ level: 'ok', message: `folder ${path}` }, ...note];
    const folders = await foldersHolding(path, seedIvFolders('features'));
    if (folders.length === 0) {
      const found = entries.length === 0 ? 'an empty folder' : entries.slice(0, 8).join(', ');
      const message = `${path}: expected ${folderNames.join(' and ')}, each with the folders 1, 2 and 3 with files like 1_20160518.mat; found ${found}`;
      return [...results, { level: 'error', message }];
    }
    results.push(...(await checkSeedIvLabels(pathTo(resolve(folders[0]), folderNames))));
    for (const folder of folders) {
      const give = pathTo(resolve(folder), folderNames);
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
  const results: CheckResult[] = [];
  const raw = await isRaw(folder);
  const there = await readdir(folder);
  let [looked, unread] = [0, 0];
  for (const session of seedIvSessions) {
    const name = `${basename(folder)}/${session}`;
    if (!there.includes(session)) {
      results.push({ level: 'warning', message: `${name}: missing, no file of session ${session}` });
      continue;
    }
    try {
      const dates = Object.fromEntries(
        Object.entries(seedIvDates).map(([subject, all]) => [subject, [all[Number(session) - 1]]]),
      );
      results.push(...(await checkSessionFiles(join(folder, session), { name, dates, others: [], lookalike })));
      for (const { file } of await listSessionFiles(join(folder, session))) {
        const check = await checkMatSession(file, raw ? rawForm(session, lookalike) : featureForm(session, lookalike));
        results.push(...inFolder(name, check.results));
        looked += check.looked;
        unread += check.unread;
      }
    } catch (error) {
      results.push(problem(name, error));
    }
  }
  const rest = unread > 0 ? `; ${unread} more were judged by their headers alone` : '';
  results.push({ level: 'ok', message: `${basename(folder)}: looked at the values of ${looked} variables${rest}` });
  return results;
}

/** By its name; a folder that was renamed by its first file. */
async function isRaw(folder: string): Promise<boolean> {
  const name = basename(resolve(folder));
  if (folderNames.includes(name)) return seedIvFolders('raw').folders.includes(name);
  for (const session of seedIvSessions) {
    const [first] = await listSessionFiles(join(folder, session)).catch(() => []);
    if (first) return holdsSignals(first.file).catch(() => false);
  }
  return false;
}

function rawForm(session: string, lookalike: boolean): MatSessionForm {
  return {
    bytes: bytesPerFile,
    expected: (names) => expectedSignals(names, seedIvTrials),
    oddLength(trial, length) {
      // The windows of the features are the whole windows of the signals, or one more.
      const known = seedIvWindows[session][trial - 1];
      const found = length / seedRate / seedIvWindowSeconds;
      if (lookalike || Math.abs(found - known) <= 1) return undefined;
      return `${length} samples (${length / seedRate} s at 200 Hz); the release has ${known} windows of 4 s`;
    },
  };
}

function featureForm(session: string, lookalike: boolean): MatSessionForm {
  return {
    bytes: bytesPerFile,
    expected: () => ({
      problems: [],
      variables: seedIvFeatures.flatMap((feature) =>
        [...seedSmoothings].reverse().flatMap((smoothing) =>
          seedIvWindows[session].map((_, index) => ({
            name: `${feature}_${smoothing}${index + 1}`,
            trial: index + 1,
            dims: [62, undefined, 5],
          })),
        ),
      ),
    }),
    oddLength(trial, length) {
      const known = seedIvWindows[session][trial - 1];
      return lookalike || length === known ? undefined : `${length} windows; the release has ${known}`;
    },
  };
}
