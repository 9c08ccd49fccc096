import { checkNames, type CheckResult, findLookalike, lookalikeReadme, problemOf } from '@strnn/core/dataset';
import { montageChannels } from '../../montage/montageChannels.js';
import { deapLayout } from './deapLayout.js';
import { listDeapFiles, type DeapFiles } from './listDeapFiles.js';
import { readDeapFile, type DeapRecording } from './readDeapFile.js';

/**
 * Checks a copy of DEAP for `strnn doctor deap PATH`: which subjects are there, and of each file the form, the shapes, that
 * every value is finite, that no EEG channel is flat, and that the ratings lie between 1 and 9. Never rejects.
 */
export async function checkDeap(path: string): Promise<CheckResult[]> {
  let found: DeapFiles;
  try {
    found = await listDeapFiles(path);
  } catch (error) {
    return [problemOf(error)];
  }
  const { folder, form, files, others } = found;
  const ending = form === 'python' ? 'dat' : 'mat';
  const expected = Array.from(
    { length: deapLayout.subjects },
    (_, i) => `s${String(i + 1).padStart(2, '0')}.${ending}`,
  );
  const results: CheckResult[] = [
    { level: 'ok', message: `folder ${folder}, the ${form === 'python' ? 'Python' : 'MATLAB'} form` },
    ...findLookalike(folder),
    ...checkNames(
      'subject files',
      expected,
      files.map(({ name }) => name),
      others.filter((name) => name !== lookalikeReadme),
    ),
  ];
  let sound = 0;
  for (const { file, name } of files) {
    try {
      const odd = inspect(name, await readDeapFile(file, form));
      results.push(...odd);
      if (odd.length === 0) sound += 1;
    } catch (error) {
      results.push(problemOf(error));
    }
  }
  if (sound > 0) {
    const { trials, channels, samples } = deapLayout;
    results.push({
      level: 'ok',
      message: `${sound} file${sound === 1 ? '' : 's'} with ${trials} trials x ${channels} channels x ${samples} samples and ratings from 1 to 9`,
    });
  }
  return results;
}

function inspect(name: string, recording: DeapRecording): CheckResult[] {
  const results: CheckResult[] = [];
  const warn = (message: string): void => void results.push({ level: 'warning', message: `${name}: ${message}` });
  const { trials, samples } = deapLayout;
  if (recording.ratings.length !== trials) warn(`expected ${trials} trials, found ${recording.ratings.length}`);
  if (recording.samples !== samples) warn(`expected ${samples} samples per trial, found ${recording.samples}`);
  const flat: string[] = [];
  montageChannels('deap32').forEach((channel, c) => {
    for (let trial = 0; trial < recording.ratings.length; trial++) {
      const signal = recording.signal(trial, c);
      if (signal.every((value) => value === signal[0])) flat.push(`${channel} in trial ${trial + 1}`);
    }
  });
  if (flat.length > 0)
    warn(
      `flat: ${flat.slice(0, 5).join(', ')}${flat.length > 5 ? ` and ${flat.length - 5} more` : ''}; DE of it is not finite`,
    );
  return results;
}
