import { StrnnError } from '@strnn/core/error';
import type { ByteSource } from '../recording/openBytes.js';
import type { RecordingEvent } from '../Recording.js';
import type { EdfChannel } from './edfChannels.js';
import type { EdfHeader } from './EdfHeader.js';
import type { EdfTimes } from './edfSegments.js';
import { readTals } from './readTals.js';
import { walkRecords } from './walkRecords.js';

/** A trigger channel that is noise would fill the memory. */
const mostEvents = 5_000_000;

/**
 * The annotations of EDF+ and BDF+, and the trigger codes of a BDF file's status channel: an event wherever the low 16
 * bits rise to a larger number (`mne.find_events(raw, mask=65535, mask_type='and', consecutive='increasing')`, which
 * leaves out a code that is still on at the end; here it counts). `'text@@channel'` belongs to that channel.
 *
 * @throws StrnnError `data` for more than 5 million events
 */
export async function edfEvents(
  source: ByteSource,
  header: EdfHeader,
  channels: readonly EdfChannel[],
  times: EdfTimes,
  warnings: string[],
): Promise<RecordingEvent[]> {
  const events: RecordingEvent[] = [];
  const add = (event: RecordingEvent): void => {
    if (events.length >= mostEvents) {
      throw new StrnnError('data', `${source.file}: expected at most ${mostEvents} events, found more`);
    }
    events.push(event);
  };
  const byLabel = new Map(channels.map(({ signal, channel }) => [signal.label, channel.name]));
  for (const { channel } of channels) byLabel.set(channel.name, channel.name);

  if (header.signals.some((signal) => signal.annotations)) {
    await readTals(source, header, [0, header.records], warnings, (_record, _place, tals) => {
      for (const { onset, duration, texts } of tals) {
        for (const text of texts) {
          const [label, at] = text.split('@@');
          const channel = at === undefined ? undefined : byLabel.get(at);
          const when = { onset: onset - times.offset, duration };
          add(channel === undefined ? { ...when, label: text } : { ...when, label, channel });
        }
      }
    });
  }
  for (const { signal, channel, codes } of channels) {
    if (!codes) continue;
    let previous = -1;
    let segment = 0;
    const range = { first: 0, last: header.records, skip: 0, keep: Infinity };
    await walkRecords(source, header, [signal], range, (_place, record, from, to, bytes, at) => {
      for (let i = from; i < to; i++, at += 3) {
        const code = bytes[at] | (bytes[at + 1] << 8);
        if (code > previous && previous >= 0) {
          const time = (record * signal.samples + i) / channel.rate;
          while (segment + 1 < times.segments.length && times.segments[segment + 1].offset <= time) segment++;
          const { onset, offset } = times.segments[segment];
          add({ onset: onset + time - offset, duration: 0, label: String(code), channel: channel.name });
        }
        previous = code;
      }
    });
  }
  return events;
}
