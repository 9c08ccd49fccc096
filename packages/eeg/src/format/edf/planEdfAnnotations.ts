import { StrnnError } from '@strnn/core/error';
import type { RecordingEvent } from '../Recording.js';

/**
 * Texts of the annotation signal, one for each data record: the time the record starts, then the annotations whose onset
 * lies in it (those before the first record in the first one, those after the last in the last).
 *
 * @param fraction seconds between the header's start time and the first sample, below 1
 */
export function planEdfAnnotations(
  annotations: readonly RecordingEvent[],
  records: number,
  recordDuration: number,
  fraction: number,
): Uint8Array[] {
  const texts = Array.from({ length: records }, (_, r) => `${time(r * recordDuration + fraction)}\u0014\u0014\0`);
  for (const { onset, duration, label, channel } of annotations) {
    const plain = label !== '' && !/[\0\u0014\u0015]/.test(label + (channel ?? ''));
    if (!Number.isFinite(onset) || !Number.isFinite(duration) || duration < 0 || !plain) {
      throw new StrnnError(
        'option',
        'writeEdf.annotations: expected a finite onset, a duration of 0 or more and a label without bytes 0, 20 and 21, ' +
          `found ${JSON.stringify({ onset, duration, label, channel })}`,
      );
    }
    const record = Math.min(records - 1, Math.max(0, Math.floor(onset / recordDuration)));
    const length = duration === 0 ? '' : `\u0015${time(duration).slice(1)}`;
    texts[record] +=
      `${time(onset + fraction)}${length}\u0014${label}${channel === undefined ? '' : `@@${channel}`}\u0014\0`;
  }
  return texts.map((text) => new TextEncoder().encode(text));
}

/** Seconds with a sign, without an exponent and to the nanosecond. */
function time(seconds: number): string {
  const text = seconds.toFixed(9).replace(/\.?0+$/, '');
  return text.startsWith('-') ? text : `+${text}`;
}
