import type { ByteSource } from '../recording/openBytes.js';
import { readAheadBytes } from '../recording/openBytes.js';
import type { EdfHeader, EdfSignal } from './EdfHeader.js';

/** Data records `first` to `last`, less the first `skip` samples of the first and what follows `keep` samples of the last. */
export interface RecordRange {
  readonly first: number;
  readonly last: number;
  readonly skip: number;
  readonly keep: number;
}

/**
 * Some samples of one signal in one data record: samples `from` to `to` of that record begin at byte `at` of `bytes`,
 * which is valid during the call only.
 */
export type VisitPiece = (
  place: number,
  record: number,
  from: number,
  to: number,
  bytes: Uint8Array,
  at: number,
) => void;

/** Reads at most this many bytes at once. */
const chunkBytes = readAheadBytes / 4;
/** Records longer than this are not read whole for the sake of a few signals. */
const longRecord = 65_536;

/**
 * Goes through the samples of some signals, record by record and signal by signal (`place` counts in `signals`), in
 * bounded memory: whole records at a time, or single signals where records are long.
 */
export async function walkRecords(
  source: ByteSource,
  header: EdfHeader,
  signals: readonly EdfSignal[],
  range: RecordRange,
  visit: VisitPiece,
): Promise<void> {
  const { recordBytes, bytesPerSample } = header;
  const from = (record: number): number => (record === range.first ? range.skip : 0);
  const to = (record: number, signal: EdfSignal): number =>
    record === range.last - 1 ? Math.min(range.keep, signal.samples) : signal.samples;

  const wantedBytes = signals.reduce((sum, signal) => sum + signal.samples * bytesPerSample, 0);
  if (recordBytes > chunkBytes || (recordBytes > longRecord && wantedBytes * 8 < recordBytes)) {
    const piece = Math.floor(chunkBytes / bytesPerSample);
    for (let record = range.first; record < range.last; record++) {
      const start = header.bytes + record * recordBytes;
      for (let place = 0; place < signals.length; place++) {
        const signal = signals[place];
        const end = to(record, signal);
        for (let sample = from(record); sample < end; sample += piece) {
          const count = Math.min(piece, end - sample);
          const bytes = await source.bytes(start + signal.at + sample * bytesPerSample, count * bytesPerSample);
          visit(place, record, sample, sample + count, bytes, 0);
        }
      }
    }
    return;
  }

  const together = Math.floor(chunkBytes / recordBytes);
  for (let record = range.first; record < range.last; record += together) {
    const end = Math.min(record + together, range.last);
    const bytes = await source.bytes(header.bytes + record * recordBytes, (end - record) * recordBytes);
    for (let r = record; r < end; r++) {
      for (let place = 0; place < signals.length; place++) {
        const signal = signals[place];
        const sample = from(r);
        visit(place, r, sample, to(r, signal), bytes, (r - record) * recordBytes + signal.at + sample * bytesPerSample);
      }
    }
  }
}
