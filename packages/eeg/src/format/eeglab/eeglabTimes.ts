import type { RecordingEvent, RecordingSegment } from '../Recording.js';
import type { EeglabEvent } from './EeglabHeader.js';

/** Segments and events on one clock. */
export interface EeglabTimes {
  readonly segments: readonly RecordingSegment[];
  readonly events: readonly RecordingEvent[];
}

/**
 * Events in seconds, and segments between the `boundary` events of continuous data; the duration of a boundary is what was
 * cut out there. Trials one after the other have no gaps here: they are epochs.
 *
 * @param samples of all trials
 */
export function eeglabTimes(
  events: readonly EeglabEvent[],
  rate: number,
  samples: number,
  continuous: boolean,
): EeglabTimes {
  const sorted = events.toSorted((a, b) => a.latency - b.latency);
  const starts: { sample: number; cut: number }[] = [{ sample: 0, cut: 0 }];
  let cut = 0;
  const listed = sorted.map(({ type, latency, duration }) => {
    const seconds = duration > 0 && Number.isFinite(duration) ? duration / rate : 0;
    const listedEvent = { onset: (latency - 1 + cut) / rate, duration: seconds, label: type };
    // A boundary lies between two samples, at latency 100.5 between the 100th and the next.
    const sample = Math.ceil(latency - 1);
    if (continuous && type === 'boundary' && sample >= 0 && sample < samples) {
      cut += seconds * rate;
      const last = starts[starts.length - 1];
      if (sample === last.sample) last.cut = sample === 0 ? 0 : cut;
      else starts.push({ sample, cut });
      if (sample === 0) cut = 0;
    }
    return listedEvent;
  });
  const segments = starts.map((start, i) => ({
    onset: (start.sample + start.cut) / rate,
    offset: start.sample / rate,
    duration: ((starts[i + 1]?.sample ?? samples) - start.sample) / rate,
  }));
  return { segments, events: listed };
}
