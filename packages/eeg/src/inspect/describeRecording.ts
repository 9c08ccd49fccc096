import type { Recording, RecordingEvent } from '../format/Recording.js';

/** How many events of a recording are shown one by one, and how many different labels are counted. */
const shownEvents = 10;
const shownLabels = 50;

/** What a recording holds: channels, rate, duration, units, events; plain JSON. */
export async function describeRecording(recording: Recording): Promise<object> {
  const { format, start, duration, channels, segments, epochs, warnings } = recording;
  const events = await recording.events();
  const rates = new Set(channels.map(({ rate }) => rate));
  return {
    format,
    ...(start !== undefined && { start }),
    /** Seconds of data. */
    duration,
    /** Hz, where all channels have one. */
    ...(rates.size === 1 && { rate: channels[0].rate }),
    channels,
    ...(segments.length > 1 && { segments }),
    ...(epochs && { epochs }),
    events: { count: events.length, ...countLabels(events), first: events.slice(0, shownEvents) },
    warnings,
  };
}

function countLabels(events: readonly RecordingEvent[]): object {
  const counts = new Map<string, number>();
  for (const { label } of events) counts.set(label, (counts.get(label) ?? 0) + 1);
  const labels = [...counts].sort(([, a], [, b]) => b - a);
  return {
    labels: Object.fromEntries(labels.slice(0, shownLabels)),
    ...(labels.length > shownLabels && { otherLabels: labels.length - shownLabels }),
  };
}
