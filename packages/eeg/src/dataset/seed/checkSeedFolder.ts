import { basename, join } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { checkMatSession, type MatSessionForm } from './checkMatSession.js';
import { checkPairOrder } from './checkPairOrder.js';
import { checkSessionFiles } from './checkSessionFiles.js';
import { expectedSignals } from './expectedSignals.js';
import { inFolder } from './inFolder.js';
import { listSessionFiles } from './listSessionFiles.js';
import { problem } from './problem.js';
import { readSeedLabels } from './readSeedLabels.js';
import { seedDates, seedFeatureRows, seedLabels, seedRate, seedSmoothings, seedWindows } from './seedFacts.js';

export type SeedFolderKind = 'raw' | 1 | 4;

/** Values looked through per file: all of the features, the first trials of the signals. */
const bytesPerFile = 80 * 2 ** 20;

/** Checks a folder of signals (`'raw'`) or of features of windows of 1 s or 4 s. Never rejects. */
export async function checkSeedFolder(
  folder: string,
  kind: SeedFolderKind,
  lookalike: boolean,
): Promise<CheckResult[]> {
  const name = basename(folder);
  const results: CheckResult[] = [];
  try {
    const others = ['label.mat', 'readme.txt', 'readme-lookalike.txt'];
    results.push(...(await checkSessionFiles(folder, { name, dates: seedDates, others, lookalike })));
    results.push(await checkLabels(join(folder, 'label.mat'), name));
    const files = await listSessionFiles(folder);
    let [looked, unread] = [0, 0];
    for (const { file } of files) {
      const check = await checkMatSession(file, kind === 'raw' ? rawForm(lookalike) : featureForm(kind, lookalike));
      results.push(...inFolder(name, check.results));
      looked += check.looked;
      unread += check.unread;
    }
    const rest = unread > 0 ? `; ${unread} more were judged by their headers alone` : '';
    results.push({ level: 'ok', message: `${name}: looked at the values of ${looked} variables${rest}` });
    // A file that cannot be read was told of above.
    const whole = files.find(
      ({ name: file }) => !results.some(({ level, message }) => level === 'error' && message.includes(file)),
    );
    if (kind !== 'raw' && whole) {
      results.push(...(await checkPairOrder(whole.file).catch((error: unknown) => [problem(whole.file, error)])));
    }
  } catch (error) {
    results.push(problem(folder, error));
  }
  return results;
}

async function checkLabels(file: string, name: string): Promise<CheckResult> {
  try {
    const labels = await readSeedLabels(file);
    const other = seedLabels.flatMap((label, trial) => (labels[trial] === label + 1 ? [] : [trial + 1]));
    if (other.length === 0) return { level: 'ok', message: `${name}/label.mat: the known labels of the 15 film clips` };
    const message = `${name}/label.mat: not the known labels; another class for trial${other.length > 1 ? 's' : ''} ${other.join(', ')}`;
    return { level: 'error', message };
  } catch (error) {
    const { message } = problem(file, error);
    return { level: 'error', message: `${message} (expected in every folder of SEED, with the labels of its trials)` };
  }
}

function rawForm(lookalike: boolean): MatSessionForm {
  return {
    bytes: bytesPerFile,
    expected: (names) => expectedSignals(names, seedLabels.length),
    oddLength(trial, length) {
      const known = seedWindows[trial - 1] * seedRate + 1;
      if (lookalike || length === known) return undefined;
      return `${length} samples (${length / seedRate} s at 200 Hz); the release has ${known}`;
    },
  };
}

function featureForm(windowSeconds: 1 | 4, lookalike: boolean): MatSessionForm {
  return {
    bytes: bytesPerFile,
    expected: () => ({
      problems: [],
      variables: Object.entries(seedFeatureRows).flatMap(([feature, rows]) =>
        [...seedSmoothings].reverse().flatMap((smoothing) =>
          seedLabels.map((_, index) => ({
            name: `${feature}_${smoothing}${index + 1}`,
            trial: index + 1,
            dims: [rows, undefined, 5],
          })),
        ),
      ),
    }),
    oddLength(trial, length) {
      const known = seedWindows[trial - 1] / windowSeconds;
      // Whether the last part of a window counts is not known of the windows of 4 s.
      if (lookalike || length === Math.floor(known) || length === Math.ceil(known)) return undefined;
      return `${length} windows; the release has ${windowSeconds === 1 ? known : `about ${Math.floor(known)}`}`;
    },
  };
}
