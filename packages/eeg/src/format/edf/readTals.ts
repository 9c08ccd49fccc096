import { StrnnError } from '@strnn/core/error';
import type { ByteSource } from '../recording/openBytes.js';
import type { EdfHeader } from './EdfHeader.js';
import { parseTals, type Tal } from './parseTals.js';
import { walkRecords } from './walkRecords.js';

/** Bytes that an annotation signal may have in one data record. */
const mostBytes = 64 * 2 ** 20;

/**
 * Reads the annotation lists of data records `first` to `last`, one annotation signal after the other in each record.
 *
 * @param visit gets the record, the number of the annotation signal and its lists
 * @param warnings gets one sentence for all malformed lists together
 */
export async function readTals(
  source: ByteSource,
  header: EdfHeader,
  [first, last]: readonly [number, number],
  warnings: string[],
  visit: (record: number, place: number, tals: readonly Tal[]) => void,
): Promise<void> {
  const signals = header.signals.filter((signal) => signal.annotations);
  const largest = Math.max(0, ...signals.map((signal) => signal.samples * header.bytesPerSample));
  if (largest > mostBytes && last > first) {
    throw new StrnnError(
      'data',
      `${source.file}: expected at most ${mostBytes} bytes of annotations in a data record, found ${largest}`,
    );
  }
  let malformed = 0;
  let firstMalformed = 0;
  let long: Uint8Array | undefined;
  const range = { first, last, skip: 0, keep: Infinity };
  await walkRecords(source, header, signals, range, (place, record, from, to, bytes, at) => {
    const { samples, at: inRecord } = signals[place];
    const width = header.bytesPerSample;
    let whole = bytes.subarray(at, at + (to - from) * width);
    if (to - from < samples) {
      long ??= new Uint8Array(largest);
      long.set(whole, from * width);
      if (to < samples) return;
      whole = long.subarray(0, samples * width);
    }
    const tals = parseTals(whole, (offset) => {
      if (malformed++ === 0) firstMalformed = header.bytes + record * header.recordBytes + inRecord + offset;
    });
    visit(record, place, tals);
  });
  if (malformed > 0) {
    warnings.push(`${malformed} malformed annotation lists, the first one at byte ${firstMalformed}, are passed over.`);
  }
}
