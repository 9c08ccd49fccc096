import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import { sliceMeans } from '../feature/sliceMeans.js';
import { readUciEegTrials } from '../format/readUciEegTrials.js';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { montageSites } from '../montage/montageSites.js';
import { uciEegAliases } from '../montage/uciEegAliases.js';
import { butterworthSections } from '../signal/filter/butterworthSections.js';
import { filterFilterSections } from '../signal/filter/filterFilterSections.js';
import { checkUciEegLayout } from './checkUciEegLayout.js';
import { listUciEegFiles } from './listUciEegFiles.js';
import { uciEegConditions, uciEegGroups, type UciEegTrial } from './readUciEegTrialTable.js';
import type { ResolvedUciEegOptions } from './resolveUciEegOptions.js';

interface Task {
  readonly classes: readonly string[];
  /** The class index, or -1 for a trial that does not belong to the task. */
  readonly label: (trial: UciEegTrial) => number;
}

const second = uciEegConditions.slice(1);
const tasks: Readonly<Record<ResolvedUciEegOptions['task'], Task>> = {
  condition: { classes: uciEegConditions, label: ({ condition }) => uciEegConditions.indexOf(condition) },
  group: { classes: uciEegGroups, label: ({ group }) => uciEegGroups.indexOf(group) },
  match: { classes: second, label: ({ condition }) => second.indexOf(condition) },
};

/**
 * Reads the UCI EEG folder into samples, subject after subject (ascending), each in the order of its file.
 * Filtered and averaged in float64, stored as float32.
 *
 * @throws StrnnError `data` naming the file that is missing, damaged or at odds with trials.csv.
 */
export async function loadUciEeg(folder: string, options: ResolvedUciEegOptions): Promise<Samples> {
  const { table } = await listUciEegFiles(folder);
  await checkUciEegLayout(join(folder, 'layout.json'));
  const { classes, label } = tasks[options.task];
  const chosen = [...table.values()].flat().filter((trial) => label(trial) >= 0);

  const { scalp, samples: length, rate } = uciEegLayout;
  const [T, N, D] = [options.slices, scalp.length, options.meansPerSlice];
  const x = new Float32Array(chosen.length * T * N * D);
  let sample = 0;
  for (const [subject, trials] of table) {
    const file = join(folder, 'trials', `${subject}.bin.gz`);
    const { data, shape, channels } = await readUciEegTrials(file);
    if (shape.epochs !== trials.length) {
      throw new StrnnError(
        'data',
        `${file}: holds ${shape.epochs} trials, but ${join(folder, 'trials.csv')} lists ${trials.length} for ${subject}`,
      );
    }
    const columns = scalp.map((name) => channels.indexOf(name));
    const slicesOf = slicer(options, rate);
    for (const trial of trials) {
      if (label(trial) < 0) continue;
      columns.forEach((channel, n) => {
        const start = (trial.index * shape.channels + channel) * length;
        const means = slicesOf(data.subarray(start, start + length));
        means.forEach((mean, i) => (x[((sample * T + Math.floor(i / D)) * N + n) * D + (i % D)] = mean));
      });
      sample += 1;
    }
  }
  return {
    x,
    shape: { S: chosen.length, T, N, D },
    y: Int32Array.from(chosen, label),
    classes: [...classes],
    ids: {
      subject: chosen.map(({ subject }) => subject),
      session: chosen.map(() => '1'),
      trial: chosen.map(({ trial }) => trial),
      window: new Int32Array(chosen.length),
    },
    sites: montageSites(scalp, { aliases: uciEegAliases }),
    features: Array.from({ length: D }, (_, d) => `mean amplitude${D === 1 ? '' : ` ${d + 1} of ${D}`} (uV)`),
    slice: `${(1000 * length) / rate / T} ms`,
  };
}

/** The T x D means of one channel of one trial. */
function slicer(options: ResolvedUciEegOptions, rate: number): (signal: Float32Array) => Float64Array {
  const { lowPass, slices, meansPerSlice } = options;
  if (lowPass === null) return (signal) => sliceMeans(signal, slices * meansPerSlice);
  const sections = butterworthSections({ order: 4, cutoff: lowPass, rate });
  return (signal) => sliceMeans(filterFilterSections(sections, signal), slices * meansPerSlice);
}
