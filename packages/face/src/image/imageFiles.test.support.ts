import jpegFixture from './fixtures/jpeg_files.json' with { type: 'json' };
import pngFixture from './fixtures/png_files.json' with { type: 'json' };
import { crc32 } from './png/crc32.js';

const bytesOf = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));

export const pngFiles = pngFixture.files.map((file) => ({ ...file, bytes: bytesOf(file.base64) }));
export const jpegFiles = jpegFixture.files.map((file) => {
  return { ...file, bytes: bytesOf(file.base64), values: bytesOf(file.values) };
});
export const cmykJpeg = bytesOf(jpegFixture.cmyk);

export function pngFile(name: string): Uint8Array {
  return pngFiles.find((file) => file.name === name)!.bytes;
}

export function jpegFile(name: string): Uint8Array {
  return jpegFiles.find((file) => file.name === name)!.bytes;
}

/** A chunk of a PNG file with its check sum. */
export function pngChunk(type: string, content: Uint8Array | readonly number[]): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Uint8Array.from(content)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(content.length);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A PNG file of 8-bit or other samples, made of what is given, right or wrong. */
export function pngOf(header: readonly number[], ...chunks: readonly Uint8Array[]): Uint8Array {
  const [width, height, ...rest] = header;
  const content = Buffer.alloc(8);
  content.writeUInt32BE(width);
  content.writeUInt32BE(height, 4);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    pngChunk('IHDR', [...content, ...rest]),
    ...chunks,
    pngChunk('IEND', []),
  ]);
}
