import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkOptions, someOf } from '@strnn/core/dataset';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import { chooseUnits } from '../seed/chooseUnits.js';
import { findDataFolder } from '../seed/findDataFolder.js';
import { relabelTrial } from '../seed/relabelTrial.js';
import { resolveSessionOptions, uncachedSessionOptions, type SessionOptions } from '../seed/resolveSessionOptions.js';
import { seedBandNames } from '../seed/seedFacts.js';
import { seedSites } from '../seed/seedSites.js';
import { selectBands } from '../seed/selectBands.js';
import type { TrialUnit } from '../TrialSourceDefinition.js';
import { sharedStimuli } from '../sharedStimuli.js';
import { trialSource } from '../trialSource.js';
import { loadSeedVSubject } from './loadSeedVSubject.js';
import { seedVAttribution } from './seedVAttribution.js';
import { seedVClasses, seedVSessions, seedVSubjects } from './seedVFacts.js';
import { seedVFolders, seedVSubject } from './seedVFolders.js';

/**
 * Options of `seedV`. Classes are `'disgust'`, `'fear'`, `'sad'`, `'neutral'` and `'happy'`, subjects 1 to 16, sessions 1 to
 * 3, which the release numbers by their film clips, not by date.
 */
export interface SeedVOptions extends SessionOptions {
  /** The folder that holds EEG_DE_features, or that folder. */
  readonly path: string;
  /** Which bands, in the order wanted. Default delta, theta, alpha, beta, gamma. */
  readonly bands?: readonly string[];
}

const names = ['bands', 'cache', 'classes', 'path', 'sessions', 'sliceStep', 'slices', 'subjects'];

/**
 * SEED-V, the released features: differential entropy of 16 subjects, 3 sessions of 15 film clips, 62 channels, 5 emotions,
 * in windows of 4 s; the trials are 13 to 74 windows long. Labels are those of the files. Cite `seedVAttribution`. Options
 * are checked at once; files when they are used, one subject in memory at a time.
 *
 * The release describes no smoothing of these features; whether there was one, and over what, is not stated.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function seedV(options: SeedVOptions): DataSource {
  checkOptions('seedV', options, names);
  const chosen = resolveSessionOptions('seedV', options, {
    subjects: seedVSubjects,
    sessions: 3,
    classes: seedVClasses,
  });
  const bands = someOf('seedV.bands', 'band', options.bands, seedBandNames);
  const { subjects, sessions, classes, slices, sliceStep } = chosen;
  const { path, cache } = options;
  return trialSource({
    name: 'seed-v',
    with: (changes) => seedV(changeOptions(options, changes)),
    attribution: seedVAttribution,
    notes: [sharedStimuli],
    version: 1,
    options: { feature: 'de', bands, ...chosen },
    uncached: [...uncachedSessionOptions, 'bands'],
    classes,
    slices,
    sliceStep,
    ...(cache === undefined ? {} : { cache }),
    units: () => seedVUnits(resolve(path), subjects),
    sites: seedSites,
    relabel(trial) {
      if (sessions !== 'all' && !sessions.includes(trial.session)) return undefined;
      const labelled = relabelTrial(trial, classes, seedVClasses);
      return labelled && selectBands(labelled, bands, seedBandNames);
    },
  });
}

async function seedVUnits(path: string, subjects: 'all' | readonly string[]): Promise<TrialUnit[]> {
  const folder = await findDataFolder(path, seedVFolders);
  const files = (await readdir(folder)).flatMap((name) => {
    const subject = seedVSubject(name);
    return subject === undefined ? [] : [{ subject, name, file: join(folder, name) }];
  });
  files.sort((a, b) => Number(a.subject) - Number(b.subject));
  return chooseUnits('seedV', folder, files, { subjects, sessions: 'all' }).map(({ subject, name, file }) => ({
    name: `subject ${subject}: ${name}`,
    files: [file],
    async load() {
      return (await loadSeedVSubject(file)).map(({ label, series }, index) => ({
        subject,
        session: seedVSessions[Math.floor(index / 15)],
        trial: String((index % 15) + 1),
        label,
        series,
      }));
    },
  }));
}
