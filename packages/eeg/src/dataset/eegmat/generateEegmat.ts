import { rename, writeFile } from 'node:fs/promises';
import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom, type Random } from '@strnn/core/random';
import { writeEdf } from '../../format/edf/writeEdf.js';
import { plantedSignals } from '../lookalike/plantedSignals.js';
import { plantedTrial } from '../lookalike/plantedTrial.js';
import { subjectTraits, type SubjectTraits } from '../lookalike/subjectTraits.js';
import { eegmatLayout } from './eegmatLayout.js';

const planted =
  'during arithmetic alpha at the back falls and theta at the front rises; how much, and from what level, depends on the subject. ' +
  'Who counts well has a stronger rise of theta.';

/**
 * Writes a look-alike of EEGMAT: Subject00_1.edf, Subject00_2.edf and so on (EDF+C, 19 EEG channels, A2-A1 and ECG at 500 Hz,
 * 182 and 62 s, about 4 MB and 1.4 MB) and subject-info.csv; small: 20 s each.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateEegmat(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  return writeLookalike(
    { name: 'eegmat', mostSubjects: eegmatLayout.subjects, planted },
    folder,
    options,
    async (lookalike) => {
      const rows = ['Subject,Age,Gender,Recording year,Number of subtractions,Count quality'];
      for (let subject = 0; subject < lookalike.subjects; subject++) {
        const random = createRandom(`${lookalike.seed}/eegmat/${subject}`);
        const stem = `Subject${String(subject).padStart(2, '0')}`;
        const good = subject % 3 !== 0;
        const traits = subjectTraits(random, eegmatLayout.channels.length);
        for (const [index, task] of eegmatLayout.tasks.entries()) {
          const seconds = lookalike.small ? 20 : eegmatLayout.duration[task];
          const file = await lookalike.place(`${stem}_${index + 1}.edf`);
          await writeRecording(file, { random, traits, seconds, task, good });
        }
        const subtractions = (good ? 15 : 4) + random.integer(10);
        rows.push(
          `${stem},${17 + random.integer(9)},${random.uniform() < 0.75 ? 'F' : 'M'},2011,${subtractions},${good ? 1 : 0}`,
        );
      }
      const table = await lookalike.place('subject-info.csv');
      await writeFile(`${table}.tmp`, `${rows.join('\n')}\n`);
      await rename(`${table}.tmp`, table);
    },
  );
}

interface RecordingPlan {
  readonly random: Random;
  readonly traits: SubjectTraits;
  readonly seconds: number;
  readonly task: 'rest' | 'arithmetic';
  readonly good: boolean;
}

async function writeRecording(file: string, { random, traits, seconds, task, good }: RecordingPlan): Promise<void> {
  const { rate, channels } = eegmatLayout;
  const samples = seconds * rate;
  const levels = task === 'rest' ? { alpha: -0.5, theta: -0.5 } : { alpha: 0.5, theta: good ? 0.7 : 0.2 };
  const data = plantedTrial({ random, channels, samples, rate, traits, levels });
  const rest = plantedSignals({ random, channels: 2, samples, rate, noise: 5, rhythms: [] });
  const names = [...channels.map((name) => `EEG ${name}`), 'EEG A2-A1', 'ECG ECG'];
  await writeEdf(
    file,
    { names, rate, units: names.map(() => 'uV'), data: [...data, ...rest] },
    { start: '2011-01-01T00:00:00', patient: 'X X X Look-alike' },
  );
}
