import type { RecordingSegment } from '../Recording.js';

/**
 * The parts of segments that samples `from` to `to` (excluded) lie in, `offset` counted from sample `from`.
 * @param rate Hz
 */
export function segmentsBetween(
  segments: readonly RecordingSegment[],
  from: number,
  to: number,
  rate: number,
): RecordingSegment[] {
  return segments.flatMap(({ onset, offset, duration }) => {
    const first = Math.round(offset * rate);
    const low = Math.max(first, from);
    const high = Math.min(Math.round((offset + duration) * rate), to);
    if (high <= low) return [];
    return [{ onset: onset + (low - first) / rate, offset: (low - from) / rate, duration: (high - low) / rate }];
  });
}
