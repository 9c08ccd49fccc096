import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { createRandom, type Random } from '@strnn/core/random';
import { StrnnError } from '@strnn/core/error';
import { openRecording, type OpenRecordingOptions } from '../openRecording.js';
import { readWindows } from '../readWindows.js';
import { fixture } from './recordingReference.test.support.js';

/** A file that is changed, the files that lie beside it, and what it is opened with. */
export interface MutantOrigin {
  readonly name: string;
  readonly content: Uint8Array;
  /** Copied as they are. */
  readonly beside: readonly string[];
  /** The file that is opened, where it is not the one that is changed. */
  readonly opened?: string;
  readonly options: OpenRecordingOptions;
}

const origin = (name: string, beside: readonly string[] = [], opened?: string): MutantOrigin => ({
  name,
  content: readFileSync(fixture(name)),
  beside,
  ...(opened === undefined ? {} : { opened }),
  options: {},
});
const text = (name: string, content: string, options: OpenRecordingOptions): MutantOrigin => {
  return { name, content: Buffer.from(content), beside: [], options };
};

const rows = Array.from({ length: 60 }, (_, i) => `${i / 100},${(i * 7) % 13},${-i * 1.25},${i % 3}`);
const attributes = ['t', 'Fp1', 'Cz'].map((name) => `@attribute ${name} numeric\n`).join('');

export const origins: readonly MutantOrigin[] = [
  origin('test_subsecond_cut.edf'),
  origin('evt_cut.bdf'),
  origin('duplicate_channel_labels.edf'),
  origin('test_bdf_stim_channel.bdf'),
  origin('made_float.vhdr', ['made_float.eeg', 'made_float.vmrk']),
  origin('made_vectorized.vmrk', ['made_vectorized.eeg', 'made_vectorized.vhdr'], 'made_vectorized.vhdr'),
  origin('made_continuous.set'),
  origin('made_epochs.set', ['made_epochs.fdt']),
  text('a.csv', `t,Fp1,Cz,class\n${rows.join('\n')}\n`, { timeColumn: 't' }),
  text('b.txt', rows.join('\n').replaceAll(',', ' '), { rate: 100 }),
  text('a.arff', `@relation r\n${attributes}@attribute class {0,1,2}\n@data\n${rows.join('\n')}\n`, { rate: 100 }),
];

/**
 * Changes a file `count` times by the seed and goes through what comes of it: header, all samples, windows, events.
 *
 * @returns how many were refused, and messages of whatever was thrown that is no StrnnError, or took longer than 5 s
 */
export async function tryMutants(
  folder: string,
  { name, content, beside, opened = name, options }: MutantOrigin,
  count: number,
): Promise<{ refused: number; wrong: string[] }> {
  for (const file of beside) copyFileSync(fixture(file), join(folder, file));
  const wrong: string[] = [];
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const seed = `${basename(name, extname(name))}/${i}`;
    writeFileSync(join(folder, name), mutate(content, createRandom(seed)));
    const start = performance.now();
    try {
      await goThrough(join(folder, opened), options);
    } catch (error) {
      if (error instanceof StrnnError) refused++;
      else wrong.push(`${seed}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    if (performance.now() - start > 5000) wrong.push(`${seed}: took ${performance.now() - start} ms`);
  }
  return { refused, wrong };
}

function mutate(content: Uint8Array, random: Random): Uint8Array {
  const bytes = Uint8Array.from(content);
  const kind = random.integer(6);
  if (kind === 0) return bytes.subarray(0, random.integer(bytes.length));
  if (kind === 1) {
    const at = random.integer(bytes.length);
    const end = Math.min(bytes.length, at + 1 + random.integer(200));
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
  }
  // Half of the changes fall on the first bytes, where headers are.
  const within = random.integer(2) === 0 ? bytes.length : Math.min(bytes.length, 1024);
  for (let change = 1 + random.integer(8); change > 0; change--) {
    const at = random.integer(within);
    bytes[at] = [random.integer(256), 48 + random.integer(10), 32, 0, 255, bytes[at] ^ (1 << random.integer(8))][
      random.integer(6)
    ];
  }
  return bytes;
}

async function goThrough(file: string, options: OpenRecordingOptions): Promise<void> {
  const recording = await openRecording(file, options);
  try {
    for (const { name } of recording.channels) await recording.read({ channels: [name] });
    await recording.events();
    const [channel] = recording.channels;
    if (channel === undefined) return;
    let left = 20;
    for await (const { signals } of readWindows(recording, { length: 4 / channel.rate, channels: [channel.name] })) {
      if (signals.data[0].length !== 4) throw new Error('a window of another length');
      if (--left === 0) break;
    }
  } finally {
    await recording.close();
  }
}
