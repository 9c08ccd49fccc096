import type { ByteSource } from '../recording/openBytes.js';
import type { EdfChannel } from './edfChannels.js';
import type { EdfHeader } from './EdfHeader.js';
import { walkRecords } from './walkRecords.js';

/**
 * Samples `from` to `to` of channels with one number of samples in a data record, each as
 * `(digital - digitalMin) * (physicalMax - physicalMin) / (digitalMax - digitalMin) + physicalMin`, times what makes uV of its unit.
 *
 * @param out one array of `to - from` values for each channel
 */
export async function decodeEdf(
  source: ByteSource,
  header: EdfHeader,
  channels: readonly EdfChannel[],
  [from, to]: readonly [number, number],
  out: readonly Float64Array[],
): Promise<void> {
  if (to === from) return;
  const { samples } = channels[0].signal;
  const first = Math.floor(from / samples);
  const last = Math.ceil(to / samples);
  const range = { first, last, skip: from - first * samples, keep: to - (last - 1) * samples };
  const signals = channels.map((channel) => channel.signal);
  const decode = header.bytesPerSample === 2 ? decode16 : decode24;
  await walkRecords(source, header, signals, range, (place, record, start, end, bytes, at) => {
    const { gain, offset } = channels[place];
    decode(bytes, at, end - start, gain, offset, out[place], record * samples + start - from);
  });
}

type Decode = (
  bytes: Uint8Array,
  at: number,
  count: number,
  gain: number,
  offset: number,
  out: Float64Array,
  to: number,
) => void;

const decode16: Decode = (bytes, at, count, gain, offset, out, to) => {
  for (let i = 0; i < count; i++, at += 2) {
    out[to + i] = (((bytes[at] | (bytes[at + 1] << 8)) << 16) >> 16) * gain + offset;
  }
};

const decode24: Decode = (bytes, at, count, gain, offset, out, to) => {
  for (let i = 0; i < count; i++, at += 3) {
    out[to + i] = (((bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16)) << 8) >> 8) * gain + offset;
  }
};
