import { join } from 'node:path';
import { StrnnError, unknownName } from '@strnn/core/error';
import type { OpenCsvOptions } from '../../format/text/openCsv.js';
import { openFolderRecording } from './openFolderRecording.js';
import type { ResolvedEegFolderOptions } from './resolveEegFolderOptions.js';

/** What the header of one recording says of the channels that are used. */
interface Header {
  readonly file: string;
  /** All of them. */
  readonly all: readonly string[];
  readonly eeg: readonly string[];
  readonly rateOf: ReadonlyMap<string, number>;
}

/**
 * The channels that every recording is read for, the same in the same order: those named; those in all recordings
 * (`'intersection'`, in the order of the first one); or the EEG channels, which must then be the same everywhere (`'same'`).
 * Opens every recording, reads no samples.
 *
 * @param files relative to the folder
 * @throws StrnnError `data` for channels or rates that differ, naming the files; `option` for a channel that is not there.
 */
export async function agreeOnChannels(
  folder: string,
  files: readonly string[],
  { channels, reference, rate, tables }: Pick<ResolvedEegFolderOptions, 'channels' | 'reference' | 'rate' | 'tables'>,
): Promise<readonly string[]> {
  const headers: Header[] = [];
  for (const file of files) headers.push(await readHeader(folder, file, tables));
  const [first, ...others] = headers;
  const references = reference === null || reference === 'average' ? [] : [reference].flat();
  const candidates = first.eeg.filter((name) => !references.includes(name));
  let chosen: readonly string[];
  if (channels === 'intersection') {
    chosen = candidates.filter((name) => others.every(({ eeg }) => eeg.includes(name)));
    if (chosen.length === 0)
      throw new StrnnError('data', `eegFolder: ${folder}: expected a channel that all recordings have, found none`);
  } else if (channels === 'same') {
    chosen = candidates;
    for (const other of others) checkSame(first, other);
  } else {
    chosen = channels;
  }
  for (const { file, all, rateOf } of headers) {
    for (const name of [...chosen, ...references]) {
      if (!all.includes(name)) throw unknownName(`eegFolder: ${join(folder, file)}`, 'channel', name, all);
    }
    const rates = [...new Set([...chosen, ...references].map((name) => rateOf.get(name)))];
    if (rates.length > 1) {
      throw new StrnnError(
        'data',
        `eegFolder: ${join(folder, file)}: expected channels of one rate, found ${rates.join(' and ')} Hz; name others in the option channels`,
      );
    }
    const [firstRate, ownRate] = [first, { rateOf }].map((header) => header.rateOf.get(chosen[0]));
    if (rate === null && ownRate !== firstRate) {
      throw new StrnnError(
        'data',
        `eegFolder: expected recordings of one rate, found ${firstRate} Hz in ${first.file} and ${ownRate} Hz in ${file}; give the option rate to resample them`,
      );
    }
  }
  return chosen;
}

async function readHeader(folder: string, file: string, tables: OpenCsvOptions): Promise<Header> {
  const recording = await openFolderRecording(join(folder, file), tables);
  try {
    const { channels } = recording;
    const eeg = channels.filter(({ kind }) => kind === 'eeg').map(({ name }) => name);
    if (eeg.length === 0) {
      throw new StrnnError(
        'data',
        `eegFolder: ${join(folder, file)}: expected EEG channels, found ${channels.map(({ name }) => name).join(', ') || 'no channel'}`,
      );
    }
    return {
      file,
      all: channels.map(({ name }) => name),
      eeg,
      rateOf: new Map(channels.map(({ name, rate }) => [name, rate])),
    };
  } finally {
    await recording.close();
  }
}

function checkSame(first: Header, other: Header): void {
  const more = other.eeg.filter((name) => !first.eeg.includes(name));
  const missing = first.eeg.filter((name) => !other.eeg.includes(name));
  if (more.length > 0 || missing.length > 0) {
    const differences = [
      missing.length > 0 ? `lacks ${missing.join(', ')}` : '',
      more.length > 0 ? `has ${more.join(', ')} besides` : '',
    ];
    throw new StrnnError(
      'data',
      `eegFolder: expected the same EEG channels in all recordings, but ${other.file} ${differences.filter(Boolean).join(' and ')} (compared with ${first.file}). ` +
        "Name the channels, or take those that all have: channels: 'intersection'",
    );
  }
}
