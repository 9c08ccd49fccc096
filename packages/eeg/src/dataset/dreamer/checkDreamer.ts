import { montageChannels } from '../../montage/montageChannels.js';
import { openMat } from '../../format/mat/openMat.js';
import type { MatFile } from '../../format/mat/MatFile.js';
import { dirname } from 'node:path';
import { type CheckResult, findLookalike, problemOf } from '@strnn/core/dataset';
import { dreamerLayout, dreamerScales } from './dreamerLayout.js';
import { findDreamerFile } from './findDreamerFile.js';
import { readDreamerTrials, type DreamerContent, type DreamerLeaf } from './readDreamerTrials.js';

/**
 * Checks a copy of DREAMER.mat for `strnn doctor dreamer PATH`: the header first, then the whole file once: subjects, films,
 * shapes, rate, electrodes, lengths, values that are not finite, flat channels, ratings from 1 to 5. Never rejects.
 */
export async function checkDreamer(path: string): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let mat: MatFile | undefined;
  try {
    const file = await findDreamerFile(path);
    mat = await openMat(file);
    results.push({ level: 'ok', message: `file ${file}, ${mat.format}` }, ...findLookalike(dirname(file)));
    results.push(...mat.warnings.map((message): CheckResult => ({ level: 'warning', message })));
    const films = new Map<number, Set<number>>();
    const odd: CheckResult[] = [];
    const seconds: Record<DreamerLeaf['kind'], number[]> = { baseline: [], stimuli: [] };
    const content = await readDreamerTrials(mat, (leaf) => {
      odd.push(...inspect(leaf));
      seconds[leaf.kind].push(leaf.channels[0].length / dreamerLayout.rate);
      const own = films.get(leaf.subject) ?? new Set();
      if (leaf.kind === 'stimuli') own.add(leaf.trial);
      films.set(leaf.subject, own);
    });
    results.push(...odd.slice(0, 20));
    if (odd.length > 20) results.push({ level: 'warning', message: `and ${odd.length - 20} more of this kind` });
    results.push(...checkLengths('baseline', seconds.baseline, dreamerLayout.baseline));
    results.push(...checkLengths('stimuli', seconds.stimuli, dreamerLayout.shortest));
    results.push(...checkCounts(films, content), ...checkRatings(films, content));
  } catch (error) {
    results.push(problemOf(error));
  } finally {
    await mat?.close().catch(() => undefined);
  }
  return results;
}

function inspect({ subject, trial, kind, channels }: DreamerLeaf): CheckResult[] {
  const where = `subject ${subject}, film ${trial}, ${kind}`;
  const names = montageChannels('emotiv14');
  const results: CheckResult[] = [];
  channels.forEach((signal, channel) => {
    const bad = signal.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      results.push({
        level: 'error',
        message: `${where}, ${names[channel]}, sample ${bad}: expected a finite number, found ${signal[bad]}`,
      });
    } else if (signal.length > 0 && signal.every((value) => value === signal[0])) {
      results.push({ level: 'warning', message: `${where}: ${names[channel]} is flat; DE of it is not finite` });
    }
  });
  return results;
}

function checkLengths(kind: DreamerLeaf['kind'], seconds: readonly number[], least: number): CheckResult[] {
  const short = seconds.filter((length) => length < least);
  if (short.length === 0) return [];
  const shortest = Math.min(...short).toFixed(1);
  return [
    {
      level: 'warning',
      message: `${kind}: expected at least ${least} s, found less in ${short.length} of ${seconds.length}, down to ${shortest} s`,
    },
  ];
}

function checkCounts(films: ReadonlyMap<number, ReadonlySet<number>>, { electrodes }: DreamerContent): CheckResult[] {
  const { subjects, trials } = dreamerLayout;
  const results: CheckResult[] = [
    films.size === subjects
      ? { level: 'ok', message: `${subjects} subjects` }
      : { level: 'warning', message: `expected ${subjects} subjects, found ${films.size}. What is there can be used` },
  ];
  const short = [...films].filter(([, own]) => own.size !== trials);
  if (short.length === 0 && films.size > 0) results.push({ level: 'ok', message: `${trials} films each` });
  for (const [subject, own] of short.slice(0, 5)) {
    results.push({ level: 'warning', message: `subject ${subject}: expected ${trials} films, found ${own.size}` });
  }
  const expected = montageChannels('emotiv14').join(', ');
  if (electrodes.length > 0 && electrodes.join(', ') !== expected) {
    results.push({
      level: 'error',
      message: `DREAMER.EEG_Electrodes: expected ${expected}, found ${electrodes.join(', ')}`,
    });
  }
  return results;
}

function checkRatings(films: ReadonlyMap<number, ReadonlySet<number>>, { ratings }: DreamerContent): CheckResult[] {
  const { least, most, names } = dreamerScales;
  const results: CheckResult[] = [];
  for (const [subject, own] of films) {
    for (const scale of names) {
      const given = ratings.get(subject)?.get(scale) ?? [];
      for (const trial of own) {
        const value = given[trial - 1];
        if (value >= least && value <= most) continue;
        results.push({
          level: 'error',
          message: `subject ${subject}, film ${trial}: ${scale}: expected a rating from ${least} to ${most}, found ${value ?? 'none'}`,
        });
      }
    }
  }
  return results.length === 0
    ? [{ level: 'ok', message: `ratings of ${names.join(', ')} from ${least} to ${most}` }]
    : results.slice(0, 10);
}
