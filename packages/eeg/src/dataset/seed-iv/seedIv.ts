import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { chooseUnits } from '../seed/chooseUnits.js';
import { findDataFolder } from '../seed/findDataFolder.js';
import { listSessionFiles } from '../seed/listSessionFiles.js';
import { loadFeatureSession } from '../seed/loadFeatureSession.js';
import { loadRawSession } from '../seed/loadRawSession.js';
import type { NumberedSessionFile } from '../seed/numberSeedSessions.js';
import { refuseForeignSubjects } from '../seed/refuseForeignSubjects.js';
import { relabelTrial } from '../seed/relabelTrial.js';
import type { SignalOptions } from '../seed/resolveSignals.js';
import { uncachedSessionOptions, type SessionOptions } from '../seed/resolveSessionOptions.js';
import { seedBandNames, type SeedSmoothing } from '../seed/seedFacts.js';
import { seedSiteNames } from '../seed/seedSiteNames.js';
import { seedSites } from '../seed/seedSites.js';
import { selectBands } from '../seed/selectBands.js';
import { smoothingOf } from '../seed/smoothingOf.js';
import type { TrialUnit } from '../TrialSourceDefinition.js';
import { sharedStimuli } from '../sharedStimuli.js';
import { releasedSmoothing } from '../seed/releasedSmoothing.js';
import { trialSource } from '../trialSource.js';
import { resolveSeedIvOptions, type ResolvedSeedIvOptions } from './resolveSeedIvOptions.js';
import { seedIvAttribution } from './seedIvAttribution.js';
import {
  seedIvDates,
  seedIvClasses,
  seedIvLabels,
  seedIvSessions,
  seedIvTrials,
  seedIvWindowSeconds,
} from './seedIvFacts.js';
import type { SeedIvFeature } from './seedIvFacts.js';
import { seedIvFolders } from './seedIvFolders.js';

/**
 * Options of `seedIv`. Classes are `'neutral'`, `'sad'`, `'fear'` and `'happy'`, subjects 1 to 15, sessions 1 to 3. Our own
 * features (source `'raw'`) are by default DE of windows of 4 s.
 */
export interface SeedIvOptions extends SessionOptions, SignalOptions {
  /** The folder that holds eeg_feature_smooth and eeg_raw_data, or one of these. */
  readonly path: string;
  /** `'features'` (default): those of the release, of windows of 4 s. `'raw'`: our own of the signals in eeg_raw_data. */
  readonly source?: 'features' | 'raw';
  /** Which features of the release: `'de'` (default), differential entropy, or `'psd'`, power spectral density. */
  readonly feature?: SeedIvFeature;
  /** Which smoothing of the release, default `'LDS'`, a linear dynamical system; `'movingAve'`, a moving average. See `seed`. */
  readonly smoothing?: SeedSmoothing;
  /** Which bands of the released features, in the order wanted. Default delta, theta, alpha, beta, gamma. */
  readonly bands?: readonly string[];
}

/**
 * SEED-IV: 15 subjects, 3 sessions of 24 other film clips each, 62 channels, 4 emotions. The labels are not in the files:
 * they are those of the release's ReadMe.txt. The trials are 10 to 64 windows of 4 s long. Cite `seedIvAttribution`.
 * Options are checked at once; files when they are used, one session in memory at a time, of the signals one trial.
 *
 * The features of the release were smoothed by its authors, over what is not stated; as with `seed`, no split of the
 * trials can be shown to be free of leakage, and the resolved options say so. With source `'raw'` nothing crosses from one
 * trial to another.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function seedIv(options: SeedIvOptions): DataSource {
  const resolved = resolveSeedIvOptions(options);
  const { classes, slices, sliceStep } = resolved;
  const { path, cache } = options;
  return trialSource({
    name: 'seed-iv',
    with: (changes) => seedIv(changeOptions(options, changes)),
    attribution: seedIvAttribution,
    notes:
      resolved.source === 'features'
        ? [sharedStimuli, `The released features were ${releasedSmoothing}.`]
        : [sharedStimuli],
    ...smoothingOf(resolved),
    version: 1,
    options: { ...resolved },
    uncached: [...uncachedSessionOptions, 'bands', 'smoothed'],
    classes,
    slices,
    sliceStep,
    ...(cache === undefined ? {} : { cache }),
    units: () => seedIvUnits(resolve(path), resolved),
    sites: seedSites,
    relabel(trial) {
      const chosen = relabelTrial(trial, classes, seedIvClasses);
      return chosen && resolved.source === 'features' ? selectBands(chosen, resolved.bands, seedBandNames) : chosen;
    },
  });
}

async function seedIvUnits(path: string, options: ResolvedSeedIvOptions): Promise<TrialUnit[]> {
  const folder = await findDataFolder(path, seedIvFolders(options.source));
  const there = await readdir(folder);
  const files: NumberedSessionFile[] = [];
  for (const session of seedIvSessions.filter((name) => there.includes(name))) {
    files.push(...(await listSessionFiles(join(folder, session))).map((file) => ({ ...file, session })));
  }
  refuseForeignSubjects('seedIv', files, Object.keys(seedIvDates).length);
  files.sort((a, b) => Number(a.subject) - Number(b.subject) || Number(a.session) - Number(b.session));
  return chooseUnits('seedIv', folder, files, options).map((unit) => ({
    name: `subject ${unit.subject}, session ${unit.session}: ${unit.session}/${unit.name}`,
    files: [unit.file],
    load: async () =>
      (await loadSession(unit, options)).map((series, index) => ({
        subject: unit.subject,
        session: unit.session,
        trial: String(index + 1),
        label: seedIvLabels[unit.session][index],
        series,
      })),
  }));
}

async function loadSession({ file }: NumberedSessionFile, options: ResolvedSeedIvOptions): Promise<FeatureSeries[]> {
  if (options.source === 'raw') return loadRawSession(file, { ...options, trials: seedIvTrials });
  return loadFeatureSession(file, {
    prefix: `${options.feature}_${options.smoothing}`,
    trials: seedIvTrials,
    sites: seedSiteNames(options.feature),
    features: seedBandNames.map((band) => `${options.feature} ${band}`),
    windowSeconds: seedIvWindowSeconds,
  });
}
