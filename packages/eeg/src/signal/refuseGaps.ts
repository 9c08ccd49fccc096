import { StrnnError } from '@strnn/core/error';
import type { Signals } from './Signals.js';

/**
 * Refuses signals of several segments, for what takes neighbouring samples for successive ones.
 * @param where the function, for the message
 * @throws StrnnError `data` naming the first gap
 */
export function refuseGaps({ segments }: Signals, where: string): void {
  if (segments === undefined || segments.length < 2) return;
  const [{ onset, duration }, next] = segments;
  throw new StrnnError(
    'data',
    `${where}: expected signals without a gap, found ${segments.length} segments, the first gap from ${onset + duration} to ` +
      `${next.onset} s of the recording; go through it with readWindows, or read one segment at a time (from, to)`,
  );
}
