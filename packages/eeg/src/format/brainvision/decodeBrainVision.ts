import { readAheadBytes, type ByteSource } from '../recording/openBytes.js';
import type { BrainVisionHeader } from './BrainVisionHeader.js';

/** Bytes of a stored number. */
export const brainVisionBytes = { INT_16: 2, UINT_16: 2, INT_32: 4, IEEE_FLOAT_32: 4 } as const;

/**
 * Samples `from` to `to` of the channels at `places`, stored number times `gains[place]`, in pieces of bounded size.
 *
 * @param samples of a channel in the file
 * @param out one array of `to - from` values for each place
 */
export async function decodeBrainVision(
  source: ByteSource,
  { format, orientation, bigEndian, channels }: BrainVisionHeader,
  samples: number,
  gains: readonly number[],
  places: readonly number[],
  [from, to]: readonly [number, number],
  out: readonly Float64Array[],
): Promise<void> {
  const width = brainVisionBytes[format];
  const read = numberReader(format, !bigEndian);
  const multiplexed = orientation === 'MULTIPLEXED';
  const stride = multiplexed ? width * channels.length : width;
  const together = Math.max(1, Math.floor(readAheadBytes / 4 / stride));
  const runs = multiplexed ? [places] : places.map((place) => [place]);
  let row = 0;
  for (const run of runs) {
    const base = multiplexed ? 0 : run[0] * samples * width;
    for (let sample = from; sample < to; sample += together) {
      const count = Math.min(together, to - sample);
      const bytes = await source.bytes(base + sample * stride, count * stride);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      run.forEach((place, i) => {
        read(view, multiplexed ? place * width : 0, stride, count, gains[place], out[row + i], sample - from);
      });
    }
    row += run.length;
  }
}

type ReadNumbers = (
  view: DataView,
  at: number,
  stride: number,
  count: number,
  gain: number,
  out: Float64Array,
  to: number,
) => void;

/** One loop for each format, so that none asks for the format at every sample. */
function numberReader(format: BrainVisionHeader['format'], little: boolean): ReadNumbers {
  switch (format) {
    case 'INT_16':
      return (view, at, stride, count, gain, out, to) => {
        for (let i = 0; i < count; i++, at += stride) out[to + i] = view.getInt16(at, little) * gain;
      };
    case 'UINT_16':
      return (view, at, stride, count, gain, out, to) => {
        for (let i = 0; i < count; i++, at += stride) out[to + i] = view.getUint16(at, little) * gain;
      };
    case 'INT_32':
      return (view, at, stride, count, gain, out, to) => {
        for (let i = 0; i < count; i++, at += stride) out[to + i] = view.getInt32(at, little) * gain;
      };
    case 'IEEE_FLOAT_32':
      return (view, at, stride, count, gain, out, to) => {
        for (let i = 0; i < count; i++, at += stride) out[to + i] = view.getFloat32(at, little) * gain;
      };
  }
}
