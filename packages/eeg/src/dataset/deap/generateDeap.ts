import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom, type Random } from '@strnn/core/random';
import { montageChannels } from '../../montage/montageChannels.js';
import { plantedSignals } from '../lookalike/plantedSignals.js';
import { plantedTrial } from '../lookalike/plantedTrial.js';
import { roundTo } from '../lookalike/roundTo.js';
import { subjectTraits } from '../lookalike/subjectTraits.js';
import { deapLayout } from './deapLayout.js';
import type { DeapForm } from './listDeapFiles.js';
import { writeDeapFile } from './writeDeapFile.js';

const planted =
  'beta at the front rises with valence, alpha at the back falls with arousal; how much, and from what level, depends on the subject.';

/**
 * Writes a look-alike of DEAP: data_preprocessed_python/s01.dat and so on, 40 trials x 40 channels x 8064 samples (about
 * 100 MB per subject, a third of it as MATLAB files); small: 10 trials of 3 + 6 s.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateDeap(
  folder: string,
  options: LookalikeOptions = {},
  form: DeapForm = 'python',
): Promise<LookalikeReport> {
  return writeLookalike(
    { name: 'deap', mostSubjects: deapLayout.subjects, planted },
    folder,
    options,
    async (lookalike) => {
      const trials = lookalike.small ? 10 : deapLayout.trials;
      const samples = lookalike.small ? (deapLayout.baseline + 6) * deapLayout.rate : deapLayout.samples;
      for (let subject = 1; subject <= lookalike.subjects; subject++) {
        const random = createRandom(`${lookalike.seed}/deap/${subject}`);
        const { data, ratings } = makeSubject(random, trials, samples);
        const stem = `s${String(subject).padStart(2, '0')}`;
        const name =
          form === 'python' ? `data_preprocessed_python/${stem}.dat` : `data_preprocessed_matlab/${stem}.mat`;
        await writeDeapFile(await lookalike.place(name), form, { trials, samples, data, ratings });
      }
    },
  );
}

/** uV; the values are multiples of it, so that MATLAB files compress. */
const step = 2 ** -8;

/** data: trials x 40 x samples; ratings: trials x 4, to two decimals. */
function makeSubject(
  random: Random,
  trials: number,
  samples: number,
): { data: Float64Array<ArrayBuffer>; ratings: Float64Array<ArrayBuffer> } {
  const names = montageChannels('deap32');
  const { channels, eeg, rate, baseline } = deapLayout;
  const data = new Float64Array(trials * channels * samples);
  const ratings = new Float64Array(trials * 4);
  const traits = subjectTraits(random, eeg);
  const before = baseline * rate;
  const rating = (): number => Math.round(100 + 800 * random.uniform()) / 100;
  for (let trial = 0; trial < trials; trial++) {
    // Valence and arousal in turn below and above the middle, so that a few trials already have both classes.
    const [valence, arousal] = [trial % 2, (trial >> 1) % 2].map(
      (high) => 1 + 4 * high + Math.round(350 * random.uniform() + (high ? 50 : 0)) / 100,
    );
    const dominance = Math.round(100 * Math.min(9, Math.max(1, 0.5 * (valence + rating())))) / 100;
    ratings.set([valence, arousal, dominance, rating()], trial * 4);
    const levels = { beta: (valence - 5) / 4, alpha: (arousal - 5) / 4 };
    const rest = plantedTrial({ random, channels: names, samples: before, rate, traits, levels: {} });
    const film = plantedTrial({ random, channels: names, samples: samples - before, rate, traits, levels });
    const others = plantedSignals({ random, channels: channels - eeg, samples, rate, noise: 100, rhythms: [] });
    for (let channel = 0; channel < channels; channel++) {
      const at = (trial * channels + channel) * samples;
      if (channel < eeg) {
        copyRounded(rest[channel], data, at);
        copyRounded(film[channel], data, at + before);
      } else {
        copyRounded(others[channel - eeg], data, at);
      }
    }
  }
  return { data, ratings };
}

function copyRounded(signal: Float64Array, target: Float64Array, at: number): void {
  for (let i = 0; i < signal.length; i++) target[at + i] = roundTo(signal[i], step);
}
