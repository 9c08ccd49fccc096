import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { matDouble } from '../../format/mat/matDouble.js';
import type { MatValue } from '../../format/mat/MatValue.js';
import { writeMat } from '../../format/mat/writeMat.js';
import { featureVariables } from './featureVariables.js';
import { lookalikeInitials } from './lookalikeInitials.js';
import { plantedEffect } from './lookalikeLevels.js';
import { computedFeatures } from './computedFeatures.js';
import { lookalikeSignals } from './lookalikeSignals.js';
import { seedFeatureRows, seedLabels, seedRate, seedWindows, type SeedFeature } from './seedFacts.js';
import { signalVariable } from './signalVariable.js';

const kinds = Object.keys(seedFeatureRows) as SeedFeature[];

/**
 * Writes a look-alike of SEED: `ExtractedFeatures/` with all kinds and smoothings at the real lengths of the trials, and
 * `Preprocessed_EEG/` with the first 10 s of every trial; the features are computed, with `extractFeatures`, from signals of
 * full length of which those are the start. 3 subjects are 3 sessions each, some 220 MB, and take less than a minute. `small`: by
 * default 2 subjects, one session each, 10 windows per trial and 4 s of signals, some MB.
 */
export function generateSeed(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  const { small = false } = options;
  const seconds = small ? 4 : 10;
  const kind = {
    name: 'seed',
    mostSubjects: 15,
    planted: `${plantedEffect}; the files of signals hold the first ${seconds} s of each trial, the features are of whole trials`,
  };
  const chosen = small ? { subjects: 2, ...options } : options;
  return writeLookalike(kind, folder, chosen, async ({ subjects, seed, place }) => {
    const label = { label: matDouble([1, seedLabels.length], seedLabels) };
    for (const name of ['ExtractedFeatures', 'Preprocessed_EEG'])
      await writeMat(await place(`${name}/label.mat`), label);
    for (let subject = 1; subject <= subjects; subject++) {
      for (let session = 1; session <= (small ? 1 : 3); session++) {
        const signals: [string, MatValue][] = [];
        const features: (readonly [string, MatValue])[] = [];
        seedLabels.forEach((value, index) => {
          const made = lookalikeSignals(
            {
              seed: `seed ${seed}`,
              subject: String(subject),
              session: String(session),
              trial: String(index + 1),
              label: value + 1,
              windows: small ? 10 : seedWindows[index],
            },
            { windowSeconds: 1, rate: seedRate },
          );
          signals.push([`${lookalikeInitials(subject)}_eeg${index + 1}`, signalVariable(made, seconds * seedRate + 1)]);
          features.push(...featureVariables(computedFeatures(made, 1), kinds, index + 1));
        });
        // A date on which nobody was recorded, a week apart.
        const name = `${subject}_200001${String(7 * session).padStart(2, '0')}.mat`;
        await writeMat(await place(`Preprocessed_EEG/${name}`), signals, { compress: true, level: 1 });
        await writeMat(await place(`ExtractedFeatures/${name}`), features, { compress: true, level: 1 });
      }
    }
  });
}
