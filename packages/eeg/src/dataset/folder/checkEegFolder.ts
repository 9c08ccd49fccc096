import { join, resolve } from 'node:path';
import { checkCopies, type CheckResult, findLookalike, problemOf } from '@strnn/core/dataset';
import { montageSites } from '../../montage/montageSites.js';
import { agreeOnChannels } from './agreeOnChannels.js';
import { checkFolderFile, type CheckedTrial } from './checkFolderFile.js';
import { standardTables } from './openFolderRecording.js';
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
  const trials: CheckedTrial[] = [];
  for (const file of files) {
    try {
      const found = await checkFolderFile(
        folder,
        file,
        rows.filter((row) => row.file === file),
        labels,
      );
      results.push(...found.results);
      trials.push(...found.trials);
      opened.push(file);
    } catch (error) {
      results.push(problemOf(error));
    }
  }
  results.push(
    ...checkTrials(trials),
    ...(await checkCopies(files.map((name) => ({ name, file: join(folder, name) })))),
  );
  if (opened.length > 0) results.push(...(await checkAgreement(folder, opened)));
  const byClass = new Map<string, Set<string>>();
  for (const { label, subject } of rows) byClass.set(label, (byClass.get(label) ?? new Set()).add(subject));
  results.push({
    level: byClass.size > 1 ? 'ok' : 'error',
    message: `classes: ${[...byClass.keys()].sort().join(', ')}${byClass.size > 1 ? '' : '; expected two or more'}`,
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

/** How long the trials are, which decides how many samples they give, and whether one comes twice. */
function checkTrials(trials: readonly CheckedTrial[]): CheckResult[] {
  if (trials.length === 0) return [];
  const results: CheckResult[] = [];
  const lines = new Map<string, number>();
  for (const { id, line } of trials) {
    const other = lines.get(id);
    if (other === undefined) lines.set(id, line);
    else results.push({ level: 'error', message: `${labels}, line ${line}: ${id} is there already, by line ${other}` });
  }
  const seconds = trials.map((trial) => trial.seconds).sort((a, b) => a - b);
  const [least, most] = [seconds[0], seconds[seconds.length - 1]].map((value) => Number(value.toFixed(3)));
  const length = least === most ? `${least} s each` : `${least} to ${most} s`;
  return [{ level: 'ok', message: `${count(trials.length, 'trial')} of ${length}` }, ...results];
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
