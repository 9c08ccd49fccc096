import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { roundTo } from '../lookalike/roundTo.js';
import { drawnFeatures } from '../seed/drawnFeatures.js';
import { plantedEffect } from '../seed/lookalikeLevels.js';
import { seedVLabels, seedVSessions, seedVSubjects, seedVWindows, seedVWindowSeconds } from './seedVFacts.js';
import { writeSeedVFile, type SeedVWrittenTrial } from './writeSeedVFile.js';

/** The values are multiples of it. */
const step = 2 ** -10;

/**
 * Writes a look-alike of SEED-V: `EEG_DE_features/1_123.npz` and so on, at the real lengths of the trials, 4.5 MB per
 * subject; the features are drawn from a model of band powers, there are no signals. `small`: by default 2 subjects, 10
 * windows per trial.
 */
export function generateSeedV(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  const { small = false } = options;
  const kind = { name: 'seed-v', mostSubjects: seedVSubjects, planted: `${plantedEffect}; there are no signals` };
  return writeLookalike(
    kind,
    folder,
    small ? { subjects: 2, ...options } : options,
    async ({ subjects, seed, place }) => {
      for (let subject = 1; subject <= subjects; subject++) {
        const trials: SeedVWrittenTrial[] = [];
        for (const session of seedVSessions) {
          seedVLabels[session].forEach((label, index) => {
            const windows = small ? 10 : seedVWindows[session][index];
            const trial = { subject: String(subject), session, trial: String(index + 1), label, windows };
            const { de } = drawnFeatures({ seed: `seed-v ${seed}`, ...trial }, seedVWindowSeconds);
            trials.push({
              windows,
              label,
              values: Float64Array.from(de.data, (value) => roundTo(value, step)),
            });
          });
        }
        await writeSeedVFile(await place(`EEG_DE_features/${subject}_123.npz`), trials);
      }
    },
  );
}
