import { StrnnError, unknownName } from '@strnn/core/error';
import type { BrainVisionChannel, BrainVisionHeader } from './BrainVisionHeader.js';
import { parseBrainVision, type BrainVisionEntry, type BrainVisionSections } from './parseBrainVision.js';
import { readBrainVisionText } from './readBrainVisionText.js';

const formats = ['INT_16', 'UINT_16', 'INT_32', 'IEEE_FLOAT_32'] as const;
const orientations = ['MULTIPLEXED', 'VECTORIZED'] as const;
/** More than any amplifier has. */
const mostChannels = 65_536;

/**
 * Reads and checks a .vhdr file.
 * @throws StrnnError `data` with the line, the entry, what was expected and what was found
 */
export async function readBrainVisionHeader(file: string): Promise<BrainVisionHeader> {
  const sections = parseBrainVision(file, await readBrainVisionText(file), 'Header');
  const common = lookup(sections, 'common infos');
  const binary = lookup(sections, 'binary infos');

  const dataFormat = common('DataFormat')?.value ?? 'BINARY';
  if (dataFormat.toUpperCase() !== 'BINARY') {
    throw new StrnnError(
      'data',
      `${at(file, common('DataFormat'))}: DataFormat: expected BINARY, found ${dataFormat}. Export the recording as binary, or as EDF or CSV.`,
    );
  }
  const dataType = common('DataType')?.value ?? 'TIMEDOMAIN';
  if (dataType.toUpperCase() !== 'TIMEDOMAIN') {
    throw new StrnnError('data', `${at(file, common('DataType'))}: DataType: expected TIMEDOMAIN, found ${dataType}`);
  }
  const number = (name: string, test: (value: number) => boolean, expected: string): number => {
    const entry = common(name);
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(entry?.value ?? '') ? Number(entry!.value) : NaN;
    if (!Number.isFinite(value) || !test(value)) {
      throw new StrnnError(
        'data',
        `${at(file, entry)}: ${name}: expected ${expected}, found ${entry === undefined ? 'no such entry' : JSON.stringify(entry.value)}`,
      );
    }
    return value;
  };
  const count = number(
    'NumberOfChannels',
    (n) => Number.isInteger(n) && n >= 1 && n <= mostChannels,
    `a whole number from 1 to ${mostChannels}`,
  );
  const interval = number('SamplingInterval', (us) => us > 0, 'microseconds above 0');
  const dataFile = common('DataFile')?.value;
  if (!dataFile)
    throw new StrnnError('data', `${file}: DataFile: expected the name of the data file, found no such entry`);
  const markerFile = common('MarkerFile')?.value;
  const marked =
    /^MARKERBASED$/i.test(common('SegmentationType')?.value ?? '') && common('SegmentDataPoints') !== undefined;
  return {
    dataFile,
    ...(markerFile ? { markerFile } : {}),
    orientation: oneOf(file, common('DataOrientation'), orientations),
    format: oneOf(file, binary('BinaryFormat'), formats),
    bigEndian: /^yes$/i.test(binary('UseBigEndianOrder')?.value ?? ''),
    rate: rateOf(interval),
    channels: channelsOf(file, sections.get('channel infos') ?? [], count),
    ...(marked
      ? { epochSamples: number('SegmentDataPoints', (n) => Number.isInteger(n) && n >= 1, 'a whole number, 1 or more') }
      : {}),
  };
}

function lookup(sections: BrainVisionSections, name: string): (key: string) => BrainVisionEntry | undefined {
  const entries = sections.get(name) ?? [];
  return (key) => entries.find((entry) => entry.key.toLowerCase() === key.toLowerCase());
}

/** The value of an entry, or the first one allowed where there is no entry. */
function oneOf<T extends string>(file: string, entry: BrainVisionEntry | undefined, allowed: readonly T[]): T {
  if (entry === undefined) return allowed[0];
  const found = allowed.find((name) => name === entry.value.toUpperCase());
  if (found === undefined) throw unknownName(at(file, entry), entry.key, entry.value, allowed, 'data');
  return found;
}

/** A whole number of Hz where the interval is rounded: 3906 us are 256.016, 3906.25 are 256. */
function rateOf(interval: number): number {
  const rate = 1e6 / interval;
  const whole = Math.round(rate);
  return Math.abs(rate - whole) <= 1e-9 * rate ? whole : rate;
}

function channelsOf(file: string, entries: readonly BrainVisionEntry[], count: number): BrainVisionChannel[] {
  const channels = new Array<BrainVisionChannel | undefined>(count);
  for (const entry of entries) {
    const number = Number(/^Ch(\d+)$/i.exec(entry.key)?.[1] ?? NaN);
    if (!(number >= 1 && number <= count)) {
      throw new StrnnError(
        'data',
        `${at(file, entry)}: expected Ch1 to Ch${count} (NumberOfChannels), found '${entry.key}'`,
      );
    }
    // Fields: name, reference, resolution, unit.
    const fields = entry.value.split(',').map((field) => field.trim());
    const resolution = fields[2] ? Number(fields[2]) : 1;
    if (!Number.isFinite(resolution) || resolution === 0) {
      throw new StrnnError(
        'data',
        `${at(file, entry)}: resolution of ${entry.key}: expected a number other than 0, found '${fields[2]}'`,
      );
    }
    channels[number - 1] = { name: fields[0].replaceAll('\\1', ','), resolution, units: fields[3] || '\u00b5V' };
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((number) => channels[number - 1] === undefined);
  if (missing.length > 0) {
    throw new StrnnError(
      'data',
      `${file}: [Channel Infos]: expected Ch1 to Ch${count} (NumberOfChannels), found none of number ${missing.slice(0, 10).join(', ')}`,
    );
  }
  return channels as BrainVisionChannel[];
}

function at(file: string, entry: BrainVisionEntry | undefined): string {
  return entry === undefined ? file : `${file}, line ${entry.line}`;
}
