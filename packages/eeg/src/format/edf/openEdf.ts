import type { Recording } from '../Recording.js';
import { createRecording } from '../recording/createRecording.js';
import { openBytes } from '../recording/openBytes.js';
import { decodeEdf } from './decodeEdf.js';
import { edfChannels } from './edfChannels.js';
import { edfEvents } from './edfEvents.js';
import { edfSegments } from './edfSegments.js';
import { edfStart } from './edfStart.js';
import { readEdfHeader } from './readEdfHeader.js';

/**
 * Opens an EDF, EDF+C, EDF+D, BDF, BDF+C or BDF+D recording. Values are 64-bit floats, exact to the formula of the
 * format; voltages are in uV. The status channel of BDF gives its codes as stored (24 bits, signed). Channels may have
 * different rates. `events` goes through the whole file, in bounded memory; so does opening an EDF+D or BDF+D file,
 * whose data records say when they start.
 *
 * Data records that are there whole are read, whatever number the header announces: see `warnings`.
 *
 * @throws StrnnError `data` for a missing file and a header that is cut or not valid, naming the byte offset and the field
 */
export async function openEdf(file: string): Promise<Recording> {
  const source = await openBytes(file);
  try {
    const header = await readEdfHeader(source);
    const warnings = [...header.warnings];
    const channels = edfChannels(header, warnings);
    const times = await edfSegments(source, header, warnings);
    return createRecording({
      format: header.format,
      file,
      channels: channels.map(({ channel }) => channel),
      duration: header.records * header.recordDuration,
      start: edfStart(header, times.offset, warnings),
      segments: times.segments,
      warnings,
      findEvents: () => edfEvents(source, header, channels, times, warnings),
      decode: (places, from, to, out) =>
        decodeEdf(
          source,
          header,
          places.map((place) => channels[place]),
          [from, to],
          out,
        ),
      close: () => source.close(),
    });
  } catch (error) {
    await source.close();
    throw error;
  }
}
