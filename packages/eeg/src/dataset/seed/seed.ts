import { basename, dirname, join, resolve } from 'node:path';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import type { TrialUnit } from '../TrialSourceDefinition.js';
import { sharedStimuli } from '../sharedStimuli.js';
import { releasedSmoothing } from './releasedSmoothing.js';
import { trialSource } from '../trialSource.js';
import { chooseUnits } from './chooseUnits.js';
import { findDataFolder } from './findDataFolder.js';
import { listSessionFiles } from './listSessionFiles.js';
import { loadFeatureSession } from './loadFeatureSession.js';
import { loadRawSession } from './loadRawSession.js';
import { numberSeedSessions, type NumberedSessionFile } from './numberSeedSessions.js';
import { readSeedLabels } from './readSeedLabels.js';
import { refuseForeignSubjects } from './refuseForeignSubjects.js';
import { relabelTrial } from './relabelTrial.js';
import { resolveSeedOptions, type ResolvedSeedOptions } from './resolveSeedOptions.js';
import type { SignalOptions } from './resolveSignals.js';
import { uncachedSessionOptions, type SessionOptions } from './resolveSessionOptions.js';
import { seedAttribution } from './seedAttribution.js';
import {
  seedBandNames,
  seedClasses,
  seedDates,
  seedLabels,
  type SeedFeature,
  type SeedSmoothing,
} from './seedFacts.js';
import { seedFolders } from './seedFolders.js';
import { seedSiteNames } from './seedSiteNames.js';
import { seedSites } from './seedSites.js';
import { selectBands } from './selectBands.js';
import { smoothingOf } from './smoothingOf.js';

/**
 * Options of `seed`. Classes are `'negative'`, `'neutral'` and `'positive'`, subjects 1 to 15, sessions 1 to 3 by date. Our
 * own features (source `'raw'`) are by default DE of windows of 1 s.
 */
export interface SeedOptions extends SessionOptions, SignalOptions {
  /** The folder that holds Preprocessed_EEG and ExtractedFeatures (or ExtractedFeatures_1s, _4s), or one of these. */
  readonly path: string;
  /** `'features'` (default): the features of the release. `'raw'`: our own features of the signals in Preprocessed_EEG. */
  readonly source?: 'features' | 'raw';
  /**
   * Which features of the release. Default `'de'`, differential entropy of 62 electrodes. `'dasm'`, `'rasm'` and `'dcau'`
   * are of 27 left-right or 23 frontal-posterior pairs, each on the cell of its left or frontal electrode; `'asm'` is DASM
   * on the left and RASM on the right electrodes' cells. The order of the pairs in the files is that of the paper,
   * unverified; `strnn doctor seed` compares it with the values.
   */
  readonly feature?: SeedFeature;
  /** Which smoothing of the release, default `'LDS'`, a linear dynamical system; `'movingAve'`, a moving average. See `seed`. */
  readonly smoothing?: SeedSmoothing;
  /** Of the windows of the released features: 1 (default) or 4, the newer ExtractedFeatures_4s. */
  readonly windowSeconds?: 1 | 4;
  /** Which bands of the released features, in the order wanted. Default delta, theta, alpha, beta, gamma. */
  readonly bands?: readonly string[];
}

/**
 * SEED: 15 subjects, 3 sessions, 15 film clips, 62 channels, as samples of T windows x sites x bands. The official
 * protocol trains on trials 1 to 9 of a session and tests on 10 to 15: with the default 9 windows of 1 s that is 1938 and
 * 1336 samples. Cite `seedAttribution`. Options are checked at once; files when they are used, one session in memory at a
 * time, of the signals one trial.
 *
 * The features of the release were smoothed by its authors, both ways, and it is not stated over what: a trial, or a
 * session with all of its trials. No split of them can be shown to be free of leakage; the resolved options say so. With
 * source `'raw'` nothing crosses from one trial to another, smoothing included. Values of the two sources differ in scale.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function seed(options: SeedOptions): DataSource {
  const resolved = resolveSeedOptions(options);
  const { classes, slices, sliceStep } = resolved;
  const { path, cache } = options;
  return trialSource({
    name: 'seed',
    with: (changes) => seed(changeOptions(options, changes)),
    attribution: seedAttribution,
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
    units: () => seedUnits(resolve(path), resolved),
    sites: seedSites,
    relabel(trial) {
      const chosen = relabelTrial(trial, classes, seedClasses);
      return chosen && resolved.source === 'features' ? selectBands(chosen, resolved.bands, seedBandNames) : chosen;
    },
  });
}

async function seedUnits(path: string, options: ResolvedSeedOptions): Promise<TrialUnit[]> {
  const { source } = options;
  const folder = await findDataFolder(path, seedFolders(source, source === 'raw' ? 1 : options.windowSeconds));
  const files = await listSessionFiles(folder);
  refuseForeignSubjects('seed', files, Object.keys(seedDates).length);
  const sessions = numberSeedSessions(files);
  return chooseUnits('seed', folder, sessions, options).map((unit) => {
    const labels = join(dirname(unit.file), 'label.mat');
    return {
      name: `subject ${unit.subject}, session ${unit.session}: ${basename(unit.file)}`,
      files: [unit.file, labels],
      async load() {
        const [classOf, series] = [await readSeedLabels(labels), await loadSession(unit, options)];
        return series.map((one, index) => ({
          subject: unit.subject,
          session: unit.session,
          trial: String(index + 1),
          label: classOf[index],
          series: one,
        }));
      },
    };
  });
}

async function loadSession({ file }: NumberedSessionFile, options: ResolvedSeedOptions): Promise<FeatureSeries[]> {
  const trials = seedLabels.length;
  if (options.source === 'raw') return loadRawSession(file, { ...options, trials });
  const { feature, smoothing, windowSeconds } = options;
  return loadFeatureSession(file, {
    prefix: `${feature}_${smoothing}`,
    trials,
    sites: seedSiteNames(feature),
    features: seedBandNames.map((band) => `${feature} ${band}`),
    windowSeconds,
  });
}
