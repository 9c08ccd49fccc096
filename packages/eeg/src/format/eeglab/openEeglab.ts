import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { StrnnError, unknownName } from '@strnn/core/error';
import { openMat } from '../mat/openMat.js';
import type { Channel, Recording } from '../Recording.js';
import { createRecording } from '../recording/createRecording.js';
import { openBytes, readAheadBytes } from '../recording/openBytes.js';
import { parseLabel } from '../recording/parseLabel.js';
import { uniqueNames } from '../recording/uniqueNames.js';
import { readEeglabHeader } from './readEeglabHeader.js';
import { eeglabTimes } from './eeglabTimes.js';

export interface OpenEeglabOptions {
  /** Most bytes that data inside the .set file may take in memory. Default 2 GiB. */
  readonly maxBytes?: number;
}

const kinds: Readonly<Record<string, Channel['kind']>> = {
  EEG: 'eeg',
  EOG: 'eog',
  ECG: 'ecg',
  EKG: 'ecg',
  EMG: 'emg',
  STIM: 'stim',
  MISC: 'other',
};

/**
 * Opens an EEGLAB recording (.set of MATLAB 5 or 7.3, with its .fdt beside it if there is one), continuous or cut into
 * trials, which are `epochs` one after the other. Values are in uV. Data in a .fdt file are read in pieces; data inside
 * the .set file cannot be and are held in memory while the recording is open.
 *
 * Events have the times of `EEG.event`; in continuous data every `boundary` begins a segment, and what was cut out
 * there (its duration) counts on the clock of onsets.
 *
 * @throws StrnnError `data` for what is missing or does not fit, naming the field; `option` for options
 */
export async function openEeglab(file: string, options: OpenEeglabOptions = {}): Promise<Recording> {
  const [key] = Object.keys(options).filter((name) => name !== 'maxBytes');
  if (key !== undefined) throw unknownName('openEeglab', 'option', key, ['maxBytes']);
  const mat = await openMat(file, options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes });
  const header = await readEeglabHeader(mat).finally(() => mat.close());
  const warnings = [...header.warnings];
  const { rate, channels, data, trials } = header;
  const announced = header.samples * trials;
  const source = typeof data === 'string' ? await openBytes(await findData(file, data, warnings)) : undefined;
  const frame = 4 * channels.length;
  const there = source === undefined ? announced : Math.min(announced, Math.floor(source.size / frame));
  const count = trials === 1 ? 1 : Math.floor(there / header.samples);
  const samples = trials === 1 ? there : count * header.samples;
  if (source !== undefined && source.size !== announced * frame) {
    warnings.push(
      `${basename(source.file)} has ${source.size} bytes where ${announced * frame} are announced: ${samples} of ${announced} samples are read.`,
    );
  }

  const parsed = channels.map(({ label }) => parseLabel(label, 'uV'));
  const names = parsed.map(({ name }) => name);
  const repeated = uniqueNames(names);
  if (repeated.length > 0)
    warnings.push(`Names that occur more than once are numbered from 0: ${repeated.join(', ')}.`);
  const times = eeglabTimes(header.events, rate, samples, trials === 1);
  return createRecording({
    format: 'EEGLAB',
    file,
    channels: names.map((name, i) => {
      const kind = kinds[channels[i].type.toUpperCase()] ?? parsed[i].kind;
      return { name, kind, rate, samples, units: 'uV' };
    }),
    duration: samples / rate,
    segments: times.segments,
    ...(trials === 1 ? {} : { epochs: { count, samples: header.samples } }),
    warnings,
    findEvents: () => Promise.resolve([...times.events]),
    async decode(places, from, to, out) {
      const width = channels.length;
      if (source === undefined) {
        places.forEach((place, i) => {
          for (let s = from; s < to; s++) out[i][s - from] = (data as Float64Array)[s * width + place];
        });
        return;
      }
      const together = Math.max(1, Math.floor(readAheadBytes / 4 / frame));
      for (let first = from; first < to; first += together) {
        const rows = Math.min(together, to - first);
        const bytes = await source.bytes(first * frame, rows * frame);
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        places.forEach((place, i) => {
          for (let s = 0, at = place * 4; s < rows; s++, at += frame)
            out[i][first - from + s] = view.getFloat32(at, true);
        });
      }
    },
    close: () => source?.close() ?? Promise.resolve(),
  });
}

/** The file that `EEG.data` names, beside the .set file, or else the one named as the .set file is. */
async function findData(file: string, named: string, warnings: string[]): Promise<string> {
  const last = named.split(/[\\/]/).at(-1)!;
  if (/\.dat$/i.test(last)) {
    throw new StrnnError(
      'data',
      `${file}: data: expected a .fdt file, found '${last}' of an old version; save the recording again with a recent EEGLAB`,
    );
  }
  const own = `${basename(file, extname(file))}.fdt`;
  for (const name of [last, own]) {
    const path = join(dirname(file), name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    if (name !== last) warnings.push(`The data file is '${named}', which is not there; ${own} is read.`);
    return path;
  }
  throw new StrnnError('data', `${file}: data: expected the file '${last}' beside it, found neither it nor ${own}`);
}
