import { join, resolve } from 'node:path';
import { montageSites } from '../../montage/montageSites.js';
import type { CheckResult } from '../checkUciEeg.js';
import { findLookalike } from '../lookalike/findLookalike.js';
import { problemOf } from '../trial/problemOf.js';
import { agreeOnChannels } from './agreeOnChannels.js';
import { locateTrials } from './locateTrials.js';
import { openFolderRecording, standardTables } from './openFolderRecording.js';
import { readTrialTable } from './readTrialTable.js';
import type { TrialRow } from './TrialRow.js';

const labels = 'labels.csv';

/**
 * Checks a folder of recordings for `strnn doctor eeg-folder PATH`: the table labels.csv line by line, every recording, that
 * they agree in channels and rate, that the trials lie inside and apart, values that are not finite. Never rejects.
 */
export async function checkEegFolder(path: string): Promise<CheckResult[]> {
  const folder = resolve(path);
  let rows: readonly TrialRow[];
  try {
    rows = await readTrialTable(folder, labels);
  } catch (error) {
    return [...findLookalike(folder), problemOf(error)];
  }
  const files = [...new Set(rows.map(({ file }) => file))];
  const results: CheckResult[] = [
    { level: 'ok', message: `folder ${folder}` },
    ...findLookalike(folder),
    {
      level: 'ok',
      message: `${labels}: ${count(rows.length, 'row')}, ${count(files.length, 'recording')}, ${count(new Set(rows.map(({ subject }) => subject)).size, 'subject')}`,
    },
  ];
  const opened: string[] = [];
  for (const file of files) {
    try {
      results.push(
        ...(await inspect(
          folder,
          file,
          rows.filter((row) => row.file === file),
        )),
      );
      opened.push(file);
    } catch (error) {
      results.push(problemOf(error));
    }
  }
  if (opened.length > 0) results.push(...(await checkAgreement(folder, opened)));
  const byClass = new Map<string, Set<string>>();
  for (const { label, subject } of rows) byClass.set(label, (byClass.get(label) ?? new Set()).add(subject));
  results.push({
    level: byClass.size > 1 ? 'ok' : 'error',
    message: `classes: ${[...byClass.keys()].sort().join(', ')}`,
  });
  const all = new Set(rows.map(({ subject }) => subject)).size;
  for (const [label, subjects] of byClass) {
    if (subjects.size < all) {
      results.push({
        level: 'warning',
        message: `class ${label}: only ${subjects.size} of ${all} subjects have it; a model may learn the subject instead`,
      });
    }
  }
  return results;
}

async function inspect(folder: string, file: string, rows: readonly TrialRow[]): Promise<CheckResult[]> {
  const recording = await openFolderRecording(join(folder, file), standardTables);
  try {
    const results: CheckResult[] = recording.warnings.map((message) => ({
      level: 'warning',
      message: `${file}: ${message}`,
    }));
    const eeg = recording.channels.filter(({ kind }) => kind === 'eeg').map(({ name }) => name);
    const [first] = recording.channels.filter(({ name }) => name === eeg[0]);
    if (first === undefined)
      return [...results, { level: 'error', message: `${file}: expected EEG channels, found none` }];
    for (const { trial, from, to } of await locateTrials(rows, recording, first.rate, join(folder, labels))) {
      const { data } = await recording.read({ channels: eeg, from, to });
      eeg.forEach((name, channel) => {
        const bad = data[channel].findIndex((value) => !Number.isFinite(value));
        const where = `${file}, trial ${trial}, ${name}`;
        if (bad >= 0)
          results.push({
            level: 'error',
            message: `${where}, sample ${from + bad}: expected a finite number, found ${data[channel][bad]}`,
          });
        else if (data[channel].every((value) => value === data[channel][0]))
          results.push({ level: 'warning', message: `${where}: flat; DE of it is not finite` });
      });
    }
    return results;
  } finally {
    await recording.close();
  }
}

async function checkAgreement(folder: string, files: readonly string[]): Promise<CheckResult[]> {
  try {
    const channels = await agreeOnChannels(folder, files, {
      channels: 'same',
      reference: null,
      rate: null,
      tables: standardTables,
    });
    const { dropped } = montageSites(channels, { unknown: 'drop' });
    const result: CheckResult[] = [
      {
        level: 'ok',
        message: `${count(channels.length, 'EEG channel')}, the same in all recordings: ${channels.join(', ')}`,
      },
    ];
    if (dropped.length > 0) {
      result.push({
        level: 'error',
        message: `no electrodes of the 10-20 system: ${dropped.join(', ')}; leave them out with the option channels, or name their places with aliases`,
      });
    }
    return result;
  } catch (error) {
    return [problemOf(error)];
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
