import type { ByteSource } from '../recording/openBytes.js';
import type { RecordingSegment } from '../Recording.js';
import type { EdfHeader } from './EdfHeader.js';
import { readTals } from './readTals.js';

/** Stretches without a gap, and when the first sample is on the file's clock (seconds after the header's start). */
export interface EdfTimes {
  readonly offset: number;
  readonly segments: readonly RecordingSegment[];
}

/**
 * Finds the gaps of an EDF+D or BDF+D file from the time that each data record starts with; of other files it reads the
 * time of the first record alone. Times that differ from where the last record ended by half a sample or less are no gap.
 *
 * @param warnings gets records without a time and records that overlap
 */
export async function edfSegments(source: ByteSource, header: EdfHeader, warnings: string[]): Promise<EdfTimes> {
  const { records, recordDuration, signals } = header;
  const discontinuous = header.format.endsWith('+D');
  const timed = signals.some((signal) => signal.annotations);
  if (discontinuous && !timed)
    warnings.push(`The file is marked ${header.format} but has no annotations; it is read as one stretch.`);
  if (!timed || records === 0)
    return { offset: 0, segments: [{ onset: 0, offset: 0, duration: records * recordDuration }] };

  const tolerance = recordDuration / 2 / Math.max(...signals.map((s) => (s.annotations ? 1 : s.samples)));
  const starts: { onset: number; record: number }[] = [];
  let offset = 0;
  let untimed = 0;
  let overlapping = 0;
  const last = discontinuous ? records : 1;
  await readTals(source, header, [0, last], discontinuous ? warnings : [], (record, place, tals) => {
    if (place > 0) return;
    // Only a list that opens the record and has an empty first text keeps time; files without one begin at 0.
    const time = tals.length > 0 && (discontinuous || tals[0].timeKeeping) ? tals[0].onset : undefined;
    if (time === undefined) untimed++;
    const previous = starts.at(-1);
    if (previous === undefined) {
      offset = time ?? 0;
      starts.push({ onset: 0, record });
      return;
    }
    if (time === undefined) return;
    const expected = previous.onset + (record - previous.record) * recordDuration;
    const onset = time - offset;
    if (Math.abs(onset - expected) <= tolerance) return;
    if (onset < expected) overlapping++;
    starts.push({ onset, record });
  });
  if (discontinuous && untimed > 0)
    warnings.push(`${untimed} data records do not say when they start; each is taken to follow the one before.`);
  if (overlapping > 0) warnings.push(`${overlapping} data records start before the one before them has ended.`);
  const segments = starts.map(({ onset, record }, i) => ({
    onset,
    offset: record * recordDuration,
    duration: ((starts[i + 1]?.record ?? records) - record) * recordDuration,
  }));
  return { offset, segments };
}
