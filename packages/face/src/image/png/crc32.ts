import { nodeZlib } from '../nodeZlib.js';

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** The check sum of PNG chunks, 0 to 2^32 - 1. Source: PNG specification, section 5.5 and annex D. */
export function crc32(bytes: Uint8Array): number {
  return nodeZlib === undefined ? plainCrc32(bytes) : nodeZlib.crc32(bytes);
}

/** The same without Node. @internal for tests */
export function plainCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ table[(crc ^ bytes[i]) & 255];
  return ~crc >>> 0;
}
