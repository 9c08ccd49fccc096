import { createRandom } from '@strnn/core/random';
import { seed62Sites } from '@strnn/core/sites';
import type { LookalikeFeatures } from './LookalikeFeatures.js';
import { lookalikeLevels, type LookalikeTrial } from './lookalikeLevels.js';
import { seedBandNames } from './seedFacts.js';

/** Drawn from the model behind the signals without making them: its levels, and the scatter that an estimate has. */
export function drawnFeatures(trial: LookalikeTrial, windowSeconds: number): LookalikeFeatures {
  const levels = lookalikeLevels(trial);
  const { seed, subject, session } = trial;
  const random = createRandom(`${seed}/subject ${subject}/session ${session}/trial ${trial.trial}/features`);
  const { names } = seed62Sites();
  const de = levels.map(
    (level) => 0.5 * Math.log(2 * Math.PI * Math.E) + level + (0.15 / windowSeconds) * random.normal(),
  );
  const widths = [2, 3, 5, 16, 19];
  const psd = de.map((entropy, index) => Math.exp(2 * entropy) / (2 * Math.PI * Math.E) / widths[index % 5]);
  const form = {
    shape: { W: trial.windows, N: names.length, D: 5 },
    sites: names,
    onset: 0,
    step: windowSeconds,
    length: windowSeconds,
  };
  return {
    de: { ...form, data: de, features: seedBandNames.map((band) => `de ${band} (nats)`) },
    psd: { ...form, data: psd, features: seedBandNames.map((band) => `psd ${band} (uV^2/Hz)`) },
  };
}
