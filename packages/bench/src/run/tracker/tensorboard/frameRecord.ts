import { crc32c } from './crc32c.js';

/**
 * A record of a TFRecord file, as event files are: length (8 bytes), its masked checksum (4), the data, their masked
 * checksum (4); numbers in little-endian order. A reader stops at a record that is cut off, so that a file is readable
 * as far as it was written.
 */
export function frameRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(12 + data.length + 4);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, masked(crc32c(record.subarray(0, 8))), true);
  record.set(data, 12);
  view.setUint32(12 + data.length, masked(crc32c(data)), true);
  return record;
}

/** Rotated and shifted, as the format wants it: checksums of data that hold checksums are weak. */
function masked(checksum: number): number {
  return (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0;
}
