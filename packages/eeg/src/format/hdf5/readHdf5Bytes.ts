import { StrnnError } from '@strnn/core/error';
import { hdf5Blocks } from './hdf5Blocks.js';
import type { Hdf5Object } from './Hdf5Object.js';
import type { Hdf5File } from './openHdf5.js';

/** Deflate packs no better than 1032 to 1. */
const packing = 1032;
/** Datasets this small may be larger than their file: values that were never written take no place in it. */
const always = 2 ** 20;

/**
 * The elements of a dataset, row-major and little-endian, read in blocks of about 16 MiB. Not for strings of variable length.
 *
 * @throws StrnnError `data` before anything is read when they take more than `maxBytes`, or more than 1 MiB and what a file
 * of that size can hold: its own size, and 1032 times that where the dataset is compressed.
 */
export async function readHdf5Bytes(
  file: Hdf5File,
  object: Hdf5Object,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { path, shape, type, filters, chunks, virtual, data } = object;
  const fail = (reason: string): StrnnError => new StrnnError('data', `${file.file}: ${path}: ${reason}`);
  if (type === null) throw fail(`expected a dataset, found a ${object.kind}`);
  const bytes = shape === null ? 0 : shape.reduce((product, length) => product * length, type.size);
  const declared = `${shape?.join(' x ') ?? ''} elements of ${type.size} bytes`;
  if (!(bytes <= maxBytes)) {
    throw fail(`${declared} take ${bytes} bytes, more than the ${maxBytes} that maxBytes leaves`);
  }
  const most = Math.max(always, file.bytes * (filters.length > 0 ? packing : 1));
  if (bytes > most) {
    const why = filters.length > 0 ? `even compressed ${packing} to 1` : 'uncompressed';
    throw fail(`${declared} take ${bytes} bytes; the file of ${file.bytes} bytes can hold at most ${most}, ${why}`);
  }
  if (virtual) throw fail('its data lie in other datasets or files (a virtual dataset), which are not opened');
  if (bytes === 0) return new Uint8Array(0);
  if (data !== null) return new Uint8Array(data);
  if (shape!.length === 0) return new Uint8Array(await file.read(path, null, null, bytes));

  const whole = new Uint8Array(bytes);
  for (const block of hdf5Blocks(shape!, type.size, chunks)) {
    const part = await file.read(path, block.start, block.count, block.bytes);
    if (block.bytes === bytes) return new Uint8Array(part);
    whole.set(new Uint8Array(part), block.offset);
  }
  return whole;
}
