import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom, type Random } from '@strnn/core/random';
import { matCell } from '../../format/mat/matCell.js';
import { matDouble } from '../../format/mat/matDouble.js';
import { matStruct } from '../../format/mat/matStruct.js';
import { matText } from '../../format/mat/matText.js';
import type { MatStruct, MatValue } from '../../format/mat/MatValue.js';
import { writeMat } from '../../format/mat/writeMat.js';
import { montageChannels } from '../../montage/montageChannels.js';
import { plantedSignals } from '../lookalike/plantedSignals.js';
import { plantedTrial } from '../lookalike/plantedTrial.js';
import { roundTo } from '../lookalike/roundTo.js';
import { subjectTraits } from '../lookalike/subjectTraits.js';
import { dreamerLayout } from './dreamerLayout.js';

const planted =
  'beta at the front rises with valence, alpha at the back falls with arousal; how much, and from what level, depends on the subject.';

interface Lengths {
  /** Seconds of each film. */
  readonly films: readonly number[];
  /** Seconds before each film. */
  readonly baseline: number;
}

/** 18 films of 65 to 393 s, as long as the real ones are said to be. */
const real: Lengths = {
  films: Array.from({ length: dreamerLayout.trials }, (_, film) => 65 + ((film * 193) % 329)),
  baseline: dreamerLayout.baseline,
};
const short: Lengths = { films: Array.from({ length: 8 }, (_, film) => 8 + (film % 3)), baseline: 4 };

/** What the Emotiv headset adds: its values lie around this, in uV. */
const offset = 4200;

/**
 * Writes a look-alike of DREAMER.mat: the struct DREAMER with Data{1..n} and the fields beside it (about 20 MB per subject);
 * small: 8 films of 8 to 10 s.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateDreamer(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  return writeLookalike(
    { name: 'dreamer', mostSubjects: dreamerLayout.subjects, planted },
    folder,
    options,
    async (lookalike) => {
      const lengths = lookalike.small ? short : real;
      const data: MatValue[] = [];
      for (let subject = 1; subject <= lookalike.subjects; subject++) {
        data.push(makeSubject(createRandom(`${lookalike.seed}/dreamer/${subject}`), lengths));
      }
      const value = matStruct({
        Data: matCell(data),
        EEG_SamplingRate: number(dreamerLayout.rate),
        ECG_SamplingRate: number(256),
        EEG_Electrodes: matCell(montageChannels('emotiv14').map((name) => matText(name))),
        noOfSubjects: number(lookalike.subjects),
        noOfVideoSequences: number(lengths.films.length),
        Disclaimer: matText('Generated look-alike: no recordings.'),
        Provider: matText('strnn'),
        Version: matText('look-alike'),
        Acknowledgement: matText('None: the values were made up.'),
      });
      await writeMat(await lookalike.place('DREAMER.mat'), { DREAMER: value }, { compress: true, level: 1 });
    },
  );
}

function makeSubject(random: Random, { films, baseline }: Lengths): MatStruct {
  const channels = montageChannels('emotiv14');
  const traits = subjectTraits(random, channels.length);
  const { rate } = dreamerLayout;
  const scores = films.map((_, film) => {
    const [valence, arousal] = [film % 2, (film >> 1) % 2].map((high) => (high ? 4 : 1) + random.integer(2));
    return { valence, arousal, dominance: 1 + random.integer(5) };
  });
  const eeg = (seconds: number, levels: { beta?: number; alpha?: number }): MatValue =>
    matrix(plantedTrial({ random, channels, samples: seconds * rate, rate, traits, levels }), offset);
  const ecg = (seconds: number): MatValue =>
    matrix(plantedSignals({ random, channels: 2, samples: seconds * 256, rate: 256, noise: 50, rhythms: [] }), 2000);
  const column = (cells: readonly MatValue[]): MatValue => matCell(cells, [cells.length, 1]);
  const score = (scale: 'valence' | 'arousal' | 'dominance'): MatValue =>
    matDouble(
      [films.length, 1],
      scores.map((own) => own[scale]),
    );
  return matStruct({
    Age: matText(String(20 + random.integer(15))),
    Gender: matText(random.uniform() < 0.5 ? 'female' : 'male'),
    EEG: matStruct({
      baseline: column(films.map(() => eeg(baseline, {}))),
      stimuli: column(
        films.map((seconds, film) =>
          eeg(seconds, { beta: (scores[film].valence - 3) / 2, alpha: (scores[film].arousal - 3) / 2 }),
        ),
      ),
    }),
    ECG: matStruct({
      baseline: column(films.map(() => ecg(baseline))),
      stimuli: column(films.map((seconds) => ecg(seconds))),
    }),
    ScoreValence: score('valence'),
    ScoreArousal: score('arousal'),
    ScoreDominance: score('dominance'),
  });
}

/** samples x channels. */
function matrix(signals: readonly Float64Array[], added: number): MatValue {
  const [{ length }] = signals;
  const data = new Float64Array(length * signals.length);
  // The headset has steps of about half a microvolt.
  let at = 0;
  for (const signal of signals) {
    for (let i = 0; i < length; i++) data[at++] = roundTo(signal[i] + added, 0.5);
  }
  return matDouble([length, signals.length], data);
}

function number(value: number): MatValue {
  return matDouble([1, 1], [value]);
}
