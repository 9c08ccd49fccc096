import { rename, writeFile } from 'node:fs/promises';
import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom } from '@strnn/core/random';
import { writeEdf } from '../../format/edf/writeEdf.js';
import { plantedTrial } from '../lookalike/plantedTrial.js';
import { subjectTraits } from '../lookalike/subjectTraits.js';

const planted =
  'in trials of the class active, alpha at the back is weaker than in those of the class calm; how much, and from what level, depends on the subject.';
const channels = ['Fp1', 'Fp2', 'F3', 'Fz', 'F4', 'C3', 'Cz', 'C4', 'P3', 'Pz', 'P4', 'O1', 'O2'];
const rate = 128;

/**
 * Writes an example of a folder of one's own: per subject one EDF+C file with an event at the start of every trial, and one
 * CSV table with the same channels, whose trials are given by times; and labels.csv. 8 trials each of 20 s; small: 4 of 10 s.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateEegFolder(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  return writeLookalike({ name: 'eeg-folder', mostSubjects: 100, planted }, folder, options, async (lookalike) => {
    const [count, seconds] = lookalike.small ? [4, 10] : [8, 20];
    const rows = ['file,subject,session,trial,label,event,start,end,duration'];
    for (let number = 1; number <= lookalike.subjects; number++) {
      const subject = `p${String(number).padStart(2, '0')}`;
      const random = createRandom(`${lookalike.seed}/eeg-folder/${subject}`);
      const traits = subjectTraits(random, channels.length);
      for (const session of [1, 2]) {
        const trials = Array.from({ length: count }, (_, trial) => {
          const active = (trial + session) % 2 === 1;
          const levels = { alpha: active ? 0.8 : -0.8 };
          // A second before each trial belongs to none.
          return {
            active,
            data: plantedTrial({ random, channels, samples: (seconds + 1) * rate, rate, traits, levels }),
          };
        });
        const data = channels.map((_, c) => Float64Array.from(trials.flatMap((trial) => [...trial.data[c]])));
        const starts = trials.map((_, trial) => trial * (seconds + 1) + 1);
        const file = `recordings/${subject}_${session}.${session === 1 ? 'edf' : 'csv'}`;
        const place = await lookalike.place(file);
        if (session === 1) {
          const annotations = trials.map(({ active }, trial) => ({
            onset: starts[trial],
            duration: 0,
            label: active ? 'active' : 'calm',
          }));
          await writeEdf(place, { names: channels, rate, units: channels.map(() => 'uV'), data }, { annotations });
          for (const label of ['calm', 'active'])
            rows.push(`${file},${subject},1,${label},${label},${label},,,${seconds}`);
        } else {
          await writeText(place, tableOf(data));
          trials.forEach(({ active }, trial) => {
            rows.push(
              `${file},${subject},2,${trial + 1},${active ? 'active' : 'calm'},,${starts[trial]},${starts[trial] + seconds},`,
            );
          });
        }
      }
    }
    await writeText(await lookalike.place('labels.csv'), `${rows.join('\n')}\n`);
  });
}

/** A column of seconds and one per channel, in uV. */
function tableOf(data: readonly Float64Array[]): string {
  const lines = [['time', ...channels].join(',')];
  for (let i = 0; i < data[0].length; i++)
    lines.push([i / rate, ...data.map((signal) => signal[i].toFixed(2))].join(','));
  return `${lines.join('\n')}\n`;
}

async function writeText(file: string, text: string): Promise<void> {
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}
