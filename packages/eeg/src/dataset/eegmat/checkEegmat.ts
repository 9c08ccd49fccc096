import { join } from 'node:path';
import {
  checkCopies,
  checkNames,
  type CheckResult,
  findLookalike,
  lookalikeReadme,
  problemOf,
} from '@strnn/core/dataset';
import { openEdf } from '../../format/edf/openEdf.js';
import type { Recording } from '../../format/Recording.js';
import { eegmatLayout } from './eegmatLayout.js';
import { listEegmatFiles, type EegmatFiles } from './listEegmatFiles.js';
import { refuseCut } from './refuseCut.js';
import { readEegmatQuality } from './readEegmatQuality.js';

/** Files of the release that are not read. */
const known = ['README.txt', 'RECORDS', 'SHA256SUMS.txt', 'ANNOTATORS', 'index.html', 'robots.txt', lookalikeReadme];

/**
 * Checks a copy of EEGMAT for `strnn doctor eegmat PATH`: which recordings are there, of each the channels, the rate and the
 * length, flat channels, copies under another name, and subject-info.csv. Never rejects.
 */
export async function checkEegmat(path: string): Promise<CheckResult[]> {
  let found: EegmatFiles;
  try {
    found = await listEegmatFiles(path);
  } catch (error) {
    return [problemOf(error)];
  }
  const { folder, files, others } = found;
  const numbers = Array.from({ length: eegmatLayout.subjects }, (_, i) => String(i).padStart(2, '0'));
  const expected = numbers.flatMap((number) => [`Subject${number}_1.edf`, `Subject${number}_2.edf`]);
  const strange = others.filter((name) => !known.includes(name) && name !== 'subject-info.csv');
  const results: CheckResult[] = [
    { level: 'ok', message: `folder ${folder}` },
    ...findLookalike(folder),
    ...checkNames(
      'recordings',
      expected,
      files.map(({ name }) => name),
      strange,
    ),
  ];
  const halves = numbers.filter(
    (number) => files.filter(({ subject }) => subject === String(Number(number))).length === 1,
  );
  if (halves.length > 0) {
    const message = `one of two recordings only of Subject${halves.join(', Subject')}: of such a subject only one class is known`;
    results.push({ level: 'warning', message });
  }
  let sound = 0;
  const seconds: Record<string, number[]> = { rest: [], arithmetic: [] };
  for (const { file, name, task } of files) {
    let recording: Recording | undefined;
    try {
      recording = await openEdf(file);
      refuseCut(recording);
      const odd = await inspect(recording);
      results.push(...odd.map(({ level, message }) => ({ level, message: `${name}: ${message}` })));
      if (odd.length === 0) sound += 1;
      seconds[task].push(recording.duration);
    } catch (error) {
      results.push(problemOf(error));
    } finally {
      await recording?.close().catch(() => undefined);
    }
  }
  if (sound > 0)
    results.push({ level: 'ok', message: `${sound} recordings with the 19 EEG channels at ${eegmatLayout.rate} Hz` });
  for (const [task, all] of Object.entries(seconds)) results.push(...checkLengths(task as 'rest' | 'arithmetic', all));
  results.push(...(await checkCopies(files)), ...(await checkTable(folder, others, files)));
  return results;
}

async function inspect(recording: Recording): Promise<CheckResult[]> {
  const results: CheckResult[] = recording.warnings.map((message) => ({ level: 'warning', message }));
  const names = recording.channels.map(({ name }) => name);
  const missing = eegmatLayout.channels.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return [...results, { level: 'error', message: `expected the 19 EEG channels; missing: ${missing.join(', ')}` }];
  const [{ rate }] = recording.channels.filter(({ name }) => name === eegmatLayout.channels[0]);
  if (rate !== eegmatLayout.rate)
    return [...results, { level: 'error', message: `expected ${eegmatLayout.rate} Hz, found ${rate} Hz` }];
  const { data } = await recording.read({ channels: eegmatLayout.channels });
  const flat = eegmatLayout.channels.filter((_, channel) => data[channel].every((value) => value === data[channel][0]));
  if (flat.length > 0) results.push({ level: 'warning', message: `flat: ${flat.join(', ')}; DE of it is not finite` });
  return results;
}

function checkLengths(task: 'rest' | 'arithmetic', seconds: readonly number[]): CheckResult[] {
  const short = seconds.filter((length) => length < 60);
  if (short.length === 0) return [];
  return [
    {
      level: 'warning',
      message: `${task}: ${short.length} of ${seconds.length} recordings are cut: expected about ${eegmatLayout.duration[task]} s, found ${Math.min(...short)} s`,
    },
  ];
}

async function checkTable(
  folder: string,
  others: readonly string[],
  files: EegmatFiles['files'],
): Promise<CheckResult[]> {
  if (!others.includes('subject-info.csv')) {
    return [{ level: 'warning', message: "subject-info.csv: missing; it is needed for label 'quality' only" }];
  }
  try {
    const quality = await readEegmatQuality(join(folder, 'subject-info.csv'));
    const missing = files.filter(({ subject }) => !quality.has(subject)).map(({ name }) => name);
    if (missing.length > 0)
      return [{ level: 'warning', message: `subject-info.csv: has no row for ${missing.slice(0, 5).join(', ')}` }];
    const good = [...quality.values()].filter((value) => value === 1).length;
    return [{ level: 'ok', message: `subject-info.csv: ${quality.size} subjects, ${good} counted well` }];
  } catch (error) {
    return [problemOf(error)];
  }
}
