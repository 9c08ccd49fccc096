import type { RecordingSegment } from '../Recording.js';
import type { BrainVisionMarker } from './readBrainVisionMarkers.js';

/** When the recording started and where it has gaps. */
export interface BrainVisionTimes {
  /** `'2001-02-03T04:05:06.5'` */
  readonly start?: string;
  readonly segments: readonly RecordingSegment[];
}

/**
 * Segments from the 'New Segment' markers, each of which begins one; their dates say how long the gaps are. Without dates,
 * or with dates that go back, a segment is taken to follow the one before it.
 */
export function brainVisionTimes(
  markers: readonly BrainVisionMarker[],
  samples: number,
  rate: number,
  warnings: string[],
): BrainVisionTimes {
  const marked = markers.filter(({ type, position }) => type === 'New Segment' && position >= 0 && position < samples);
  marked.sort((a, b) => a.position - b.position);
  const dates = marked.map(({ date }) => microseconds(date));
  const dateAt = new Map<number, bigint | undefined>();
  marked.forEach(({ position }, i) => {
    if (!dateAt.has(position)) dateAt.set(position, dates[i]);
  });
  const starts = [0, ...marked.map(({ position }) => position).filter((position) => position > 0)];
  const unique = [...new Set(starts)];
  const begin = marked[0]?.position === 0 ? dates[0] : undefined;
  let untimed = 0;
  let onset = 0;
  const segments = unique.map((position, i) => {
    if (i > 0) {
      const before = (position - unique[i - 1]) / rate;
      const date = dateAt.get(position);
      const clock = begin !== undefined && date !== undefined ? Number(date - begin) / 1e6 : undefined;
      if (clock === undefined || clock < onset + before - 0.5 / rate) untimed++;
      onset = clock === undefined ? onset + before : Math.max(clock, onset + before);
    }
    return { onset, offset: position / rate, duration: ((unique[i + 1] ?? samples) - position) / rate };
  });
  if (untimed > 0) {
    warnings.push(
      `${untimed} segments have no date after the end of the one before; they are taken to follow it without a gap.`,
    );
  }
  const first = dates.find((date) => date !== undefined);
  return { ...(first === undefined ? {} : { start: startOf(first) }), segments };
}

function microseconds(date: string): bigint | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{6})$/.exec(date);
  if (match === null || /^0+$/.test(date)) return undefined;
  const [year, month, day, hour, minute, second, micro] = match.slice(1).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(time).getUTCMonth() === month - 1 ? BigInt(time) * 1000n + BigInt(micro) : undefined;
}

function startOf(time: bigint): string {
  const seconds = new Date(Number(time / 1000n)).toISOString().slice(0, 19);
  const fraction = String(time % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction === '' ? seconds : `${seconds}.${fraction}`;
}
