import { writeFile } from 'node:fs/promises';
import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import type { MatValue } from '../../format/mat/MatValue.js';
import { writeMat } from '../../format/mat/writeMat.js';
import { featureVariables } from '../seed/featureVariables.js';
import { lookalikeInitials } from '../seed/lookalikeInitials.js';
import { plantedEffect } from '../seed/lookalikeLevels.js';
import { computedFeatures } from '../seed/computedFeatures.js';
import { drawnFeatures } from '../seed/drawnFeatures.js';
import { lookalikeSignals } from '../seed/lookalikeSignals.js';
import { seedRate } from '../seed/seedFacts.js';
import { signalVariable } from '../seed/signalVariable.js';
import { seedIvFeatures, seedIvLabels, seedIvSessions, seedIvWindows, seedIvWindowSeconds } from './seedIvFacts.js';

/**
 * Writes a look-alike of SEED-IV: `eeg_feature_smooth/{1,2,3}` at the real lengths of the trials and
 * `eeg_raw_data/{1,2,3}` with the first 12 s of every trial; the features are computed, with `extractFeatures`, from signals
 * of full length of which those are the start. 3 subjects are some 100 MB and take half a minute. `small`: by default 2 subjects,
 * 10 windows per trial drawn from the model behind the signals, and 4 s of signals of session 1 alone, some MB.
 */
export function generateSeedIv(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  const { small = false } = options;
  const seconds = small ? 4 : 12;
  const kind = {
    name: 'seed-iv',
    mostSubjects: 15,
    planted: small
      ? `${plantedEffect}; signals are there of session 1 only, ${seconds} s of each trial, made apart from the features`
      : `${plantedEffect}; the files of signals hold the first ${seconds} s of each trial, the features are of whole trials`,
  };
  return writeLookalike(
    kind,
    folder,
    small ? { subjects: 2, ...options } : options,
    async ({ subjects, seed, place }) => {
      const lists = seedIvSessions.map((session) => `session${session}_label = [${seedIvLabels[session].join(',')}];`);
      await writeFile(
        await place('ReadMe.txt'),
        `${lists.join('\n')}\nA generated look-alike, see README-LOOKALIKE.txt.\n`,
      );
      for (let subject = 1; subject <= subjects; subject++) {
        for (const session of seedIvSessions) {
          const signals: [string, MatValue][] = [];
          const features: (readonly [string, MatValue])[] = [];
          seedIvLabels[session].forEach((label, index) => {
            const trial = {
              seed: `seed-iv ${seed}`,
              subject: String(subject),
              session,
              trial: String(index + 1),
              label,
              windows: small ? 10 : seedIvWindows[session][index],
            };
            const form = { windowSeconds: seedIvWindowSeconds, rate: seedRate };
            const name = `${lookalikeInitials(subject)}_eeg${index + 1}`;
            if (small && session === '1') {
              signals.push([
                name,
                signalVariable(lookalikeSignals({ ...trial, windows: 1 }, form), seconds * seedRate + 1),
              ]);
            }
            if (small) {
              features.push(...featureVariables(drawnFeatures(trial, seedIvWindowSeconds), seedIvFeatures, index + 1));
            } else {
              const made = lookalikeSignals(trial, form);
              signals.push([name, signalVariable(made, seconds * seedRate + 1)]);
              features.push(
                ...featureVariables(computedFeatures(made, seedIvWindowSeconds), seedIvFeatures, index + 1),
              );
            }
          });
          // A date on which nobody was recorded, a week apart.
          const file = `${session}/${subject}_200001${String(7 * Number(session)).padStart(2, '0')}.mat`;
          await writeMat(await place(`eeg_feature_smooth/${file}`), features, { compress: true, level: 1 });
          if (signals.length > 0)
            await writeMat(await place(`eeg_raw_data/${file}`), signals, { compress: true, level: 1 });
        }
      }
    },
  );
}
