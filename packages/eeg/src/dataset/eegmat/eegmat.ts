import { join } from 'node:path';
import { chooseSubjects } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import { montageSites } from '../../montage/montageSites.js';
import type { TrialOptions } from '../trial/resolveTrialOptions.js';
import { trialSource } from '../trialSource.js';
import type { TrialSeries } from '../TrialSeries.js';
import type { TrialUnit } from '../TrialSourceDefinition.js';
import { eegmatAttribution } from './eegmatAttribution.js';
import { eegmatLayout } from './eegmatLayout.js';
import { listEegmatFiles, type EegmatFiles } from './listEegmatFiles.js';
import { loadEegmatTrial } from './loadEegmatTrial.js';
import { readEegmatQuality } from './readEegmatQuality.js';
import { resolveEegmatOptions, type ResolvedEegmatOptions } from './resolveEegmatOptions.js';

/** Options of `eegmat`. The features are by default DE in five bands of windows of 2 s; subjects are `'0'` to `'35'`. */
export interface EegmatOptions extends TrialOptions {
  /**
   * `'task'` (default): rest or arithmetic, two recordings per subject. `'quality'`: who counted well, of the arithmetic
   * recordings only, one label per subject, from subject-info.csv.
   */
  readonly label?: 'task' | 'quality';
  /** How much of each recording, from its beginning, or as much as there is (rest 182 s, arithmetic 62 s); null for all. Default 60. */
  readonly seconds?: number | null;
}

const classes = { task: eegmatLayout.tasks, quality: ['bad count', 'good count'] } as const;

/**
 * EEGMAT (Zyma et al. 2019, PhysioNet): 36 subjects at rest and doing mental arithmetic, 19 EEG channels at 500 Hz against
 * linked ears, cleaned and filtered (0.5 to 45 Hz) by those who recorded it; T windows x 19 channels x D features.
 * A subject's two recordings are its two trials. Options are checked at once.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function eegmat(options: EegmatOptions): DataSource {
  const resolved = resolveEegmatOptions(options);
  const { path, cache, subjects, label, recipe, seconds, slices, sliceStep } = resolved;
  return trialSource({
    name: 'eegmat',
    with: (changes) => eegmat(changeOptions(options, changes)),
    attribution: eegmatAttribution,
    version: 1,
    options: { label, seconds, recipe, slices, sliceStep, subjects },
    uncached: ['subjects', 'slices', 'sliceStep'],
    classes: classes[label],
    slices,
    sliceStep,
    ...(cache === undefined ? {} : { cache }),
    async units() {
      const { folder, files } = await listEegmatFiles(path);
      const chosen = chooseSubjects(files, subjects, 'eegmat');
      const numbers = [...new Set(chosen.map(({ subject }) => subject))];
      return numbers.map((subject) =>
        unitOf(
          chosen.filter((file) => file.subject === subject),
          folder,
          resolved,
        ),
      );
    },
    sites: (names) => montageSites(names),
  });
}

function unitOf(own: EegmatFiles['files'], folder: string, options: ResolvedEegmatOptions): TrialUnit {
  const [{ subject, name }] = own;
  const used = options.label === 'quality' ? own.filter(({ task }) => task === 'arithmetic') : own;
  const table = join(folder, 'subject-info.csv');
  return {
    name: name.slice(0, 'Subject00'.length),
    files: [...used.map(({ file }) => file), ...(options.label === 'quality' ? [table] : [])],
    async load() {
      const trials: TrialSeries[] = [];
      for (const { task, file } of used) {
        const label = options.label === 'task' ? eegmatLayout.tasks.indexOf(task) : await qualityOf(subject, table);
        trials.push({ subject, session: '1', trial: task, label, series: await loadEegmatTrial(file, options) });
      }
      return trials;
    },
  };
}

async function qualityOf(subject: string, table: string): Promise<0 | 1> {
  const quality = (await readEegmatQuality(table)).get(subject);
  if (quality !== undefined) return quality;
  throw new StrnnError('data', `${table}: expected a row for Subject${subject.padStart(2, '0')}, found none`);
}
