import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pngChunk, pngFile, pngFiles, pngOf } from '../imageFiles.test.support.js';
import { plainCrc32, crc32 } from './crc32.js';
import { decodePng, pngSampleBytes } from './decodePng.js';
import { inflatePlainly, inflatePng } from './inflatePng.js';
import { readPng } from './readPng.js';
import { readPngChunks } from './readPngChunks.js';

const idat = (...raw: number[]) => pngChunk('IDAT', deflateSync(Uint8Array.from(raw)));
const gray8 = [2, 1, 8, 0, 0, 0, 0];

function refusal(bytes: Uint8Array, limits = {}): string {
  try {
    readPng(bytes, 'some/face.png', limits);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    expect(error.message).toMatch(/^some\/face\.png: .*expected .+, found .+\.$/);
    return `${error.code} ${error.message.slice('some/face.png: '.length)}`;
  }
  return 'read';
}

describe('readPng', () => {
  it.each(pngFiles)('reads $name as OpenCV does', ({ bytes, width, height, channels, maximum, values }) => {
    const image = readPng(bytes, 'here');
    expect([image.width, image.height, image.channels, image.maximum]).toEqual([width, height, channels, maximum]);
    // Exact: one division, rounded to float32.
    expect(image.data).toEqual(Float32Array.from(values, (value) => value / maximum));
  });

  it.each(pngFiles)('reads $name the same without Node', ({ bytes }) => {
    const chunks = readPngChunks(bytes, 'here');
    const size = pngSampleBytes(chunks.header);
    const plain = inflatePng(chunks.samples, size, 'here', inflatePlainly);
    expect(plain).toEqual(new Uint8Array(inflatePng(chunks.samples, size, 'here')));
    expect(decodePng({ ...chunks, orientation: 1 }, plain, 'here').data.length).toBeGreaterThan(0);
  });

  it.each(pngFiles.filter(({ name }) => !name.startsWith('orientation')))('reads $name as sharp does', async (file) => {
    const wide = file.maximum === 65535;
    const space = `${file.channels === 1 ? (wide ? 'grey' : 'b-w') : 'rgb'}${wide ? '16' : ''}`;
    const { data } = await sharp(file.bytes, { ignoreIcc: true })
      .removeAlpha()
      .toColourspace(space === 'rgb' ? 'srgb' : space)
      .raw(wide ? { depth: 'ushort' } : {})
      .toBuffer({ resolveWithObject: true });
    const values = wide ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
    // Sharp spreads 1, 2 and 4 bits to 8: the same share of the largest value.
    const expected = Float32Array.from(values, (value) => value / (wide ? 65535 : 255));
    expect(readPng(file.bytes, 'here').data).toEqual(expected);
  });

  it('reads bytes that lie inside a larger buffer', () => {
    const bytes = pngFile('gray, 16 bit');
    const inside = Buffer.concat([Buffer.alloc(3), bytes, Buffer.alloc(5)]).subarray(3, 3 + bytes.length);
    expect(readPng(inside, 'here')).toEqual(readPng(bytes, 'here'));
  });

  it('leaves the file as it is', () => {
    const bytes = pngFile('gray, 8 bit').slice();
    readPng(bytes, 'here');
    expect(bytes).toEqual(pngFile('gray, 8 bit'));
  });

  it.each([
    ['an empty file', Uint8Array.of(), 'byte 0: expected the 8 bytes that a PNG file begins with, found an empty file'],
    ['text', Buffer.from('hello'), 'byte 0: expected the 8 bytes that a PNG file begins with, found others'],
    ['width 0', pngOf([0, 1, 8, 0, 0, 0, 0], idat(0)), 'byte 16: expected a width from 1 to 2147483647, found 0'],
    [
      'height 2^31',
      pngOf([1, 2 ** 31, 8, 0, 0, 0, 0]),
      'byte 20: expected a height from 1 to 2147483647, found 2147483648',
    ],
    ['3 bits', pngOf([1, 1, 3, 0, 0, 0, 0]), 'byte 24: expected gray of 1, 2, 4, 8, 16 bits, found 3'],
    ['colour of 4 bits', pngOf([1, 1, 4, 2, 0, 0, 0]), 'byte 24: expected colour of 8, 16 bits, found 4'],
    ['colour type 5', pngOf([1, 1, 8, 5, 0, 0, 0]), 'byte 25: expected a colour type (0, 2, 3, 4, 6), found 5'],
    ['other compression', pngOf([1, 1, 8, 0, 1, 0, 0]), 'byte 26: expected compression method 0, found 1'],
    ['other filters', pngOf([1, 1, 8, 0, 0, 1, 0]), 'byte 27: expected filter method 0, found 1'],
    ['other interlacing', pngOf([1, 1, 8, 0, 0, 0, 2]), 'byte 28: expected interlace method 0 or 1, found 2'],
    ['a short header', pngOf([1, 1, 8, 0, 0, 0]), 'byte 16: expected chunk IHDR of 13 bytes, found 12'],
    ['no samples', pngOf(gray8), 'expected samples (chunk IDAT), found none'],
    ['no palette', pngOf([1, 1, 8, 3, 0, 0, 0], idat(0, 0)), 'expected a palette (chunk PLTE), found none'],
    [
      'a palette of 4 bytes',
      pngOf([1, 1, 8, 3, 0, 0, 0], pngChunk('PLTE', [1, 2, 3, 4])),
      'byte 33: expected one palette of 3 to 768 bytes, a multiple of 3, found 4',
    ],
    [
      'too large a palette',
      pngOf([1, 1, 1, 3, 0, 0, 0], pngChunk('PLTE', new Uint8Array(9))),
      'byte 33: expected one palette of 3 to 6 bytes, a multiple of 3, found 9',
    ],
    [
      'an index without a colour',
      pngOf([3, 2, 2, 3, 0, 0, 0], pngChunk('PLTE', new Uint8Array(9)), idat(0, 0b00011000, 0, 0b10011100)),
      'expected an index below 3, the colours of its palette (row 1, column 2), found a larger one',
    ],
    [
      'a chunk of Apple',
      pngOf(gray8, pngChunk('CgBI', [0]), idat(0, 1, 2)),
      'byte 33: expected a chunk of the PNG specification, found CgBI',
    ],
    [
      'an animation',
      pngOf(gray8, pngChunk('acTL', [0, 0, 0, 3, 0, 0, 0, 0]), idat(0, 1, 2)),
      'byte 33: expected one image, found an animation of 3',
    ],
    [
      'a chunk without a name',
      pngOf(gray8, pngChunk('ab 1', [])),
      'byte 37: expected a chunk name of 4 letters, found "ab 1"',
    ],
    ['filter 5', pngOf([1, 2, 8, 0, 0, 0, 0], idat(0, 1, 5, 1)), 'row 1: expected filter 0 to 4, found 5'],
    ['a missing byte', pngOf(gray8, idat(0, 1)), 'expected samples of 3 bytes, found 2'],
    ['a byte too many', pngOf(gray8, idat(0, 1, 2, 3)), 'expected samples of 3 bytes, found more'],
    [
      'samples that are not compressed',
      pngOf(gray8, pngChunk('IDAT', [0, 1, 2])),
      'expected samples of 3 bytes, found a damaged or cut zlib stream (incorrect header check)',
    ],
    [
      'a cut stream',
      pngOf(gray8, pngChunk('IDAT', deflateSync(Uint8Array.of(0, 1, 2)).subarray(0, -1))),
      'expected samples of 3 bytes, found a damaged or cut zlib stream (unexpected end of file)',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(refusal(bytes)).toBe(`data ${message}.`);
  });

  it('refuses a changed byte in any chunk, by its check sum', () => {
    const bytes = pngFile('with a gamma, chromaticities, text, and pixels that are not square').slice();
    const at = bytes.length - 40;
    bytes[at] ^= 16;
    expect(refusal(bytes)).toMatch(
      /^data byte \d+: expected chunk IDAT with the check sum [0-9a-f]{8}, found one with [0-9a-f]{8}\.$/,
    );
  });

  it('refuses a picture of more pixels than allowed, and takes no memory for one that its bytes cannot hold', () => {
    expect(refusal(pngFile('gray, 8 bit'), { pixels: 142 })).toBe(
      "data expected at most 142 pixels (option 'pixels'), found 13 x 11 = 143.",
    );
    expect(refusal(pngFile('gray, 8 bit'), { pixels: 143 })).toBe('read');
    expect(refusal(pngOf([2 ** 31 - 1, 2 ** 31 - 1, 16, 6, 0, 0, 0], idat(0)))).toContain(
      'expected at most 268435456 pixels',
    );
    expect(refusal(pngOf([2 ** 14, 2 ** 14, 16, 6, 0, 0, 0], idat(0)))).toBe(
      'data expected samples of 2147500032 bytes, found 9 compressed bytes, which cannot hold them.',
    );
    expect(() => readPng(pngFile('gray, 8 bit'), 'x', { pixels: Number.NaN })).toThrow(
      'pixels: expected a number >= 1',
    );
  });

  it('stops inflating where more comes than announced', () => {
    // 100 MB of zeros in 100 kB, for a picture of 2 pixels.
    const bomb = deflateSync(new Uint8Array(1e8));
    expect(refusal(pngOf(gray8, pngChunk('IDAT', bomb)))).toBe('data expected samples of 3 bytes, found more.');
    expect(inflatePlainly([bomb], 3)).toBeUndefined();
  });

  it('refuses a file cut anywhere', () => {
    for (const { bytes } of pngFiles) {
      for (let end = 0; end < bytes.length; end += end < 60 ? 1 : 13)
        expect(refusal(bytes.subarray(0, end))).toMatch(/^data /);
    }
  });
});

describe('crc32', () => {
  it('is the same with and without Node', () => {
    const random = createRandom(1);
    for (let length = 0; length < 50; length++) {
      const bytes = Uint8Array.from({ length }, () => Math.floor(random.uniform() * 256));
      expect(plainCrc32(bytes)).toBe(crc32(bytes));
    }
    // The PNG specification's own example: the check sum of an empty IEND.
    expect(plainCrc32(Buffer.from('IEND'))).toBe(0xae426082);
  });
});
