import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import fixture from './fixtures/drawn_face.json' with { type: 'json' };
import type { Image } from './Image.js';
import { readPgm } from './readPgm.js';

const ascii = (text: string) => new TextEncoder().encode(text);
const raw = (header: string, ...values: number[]) => Uint8Array.from([...ascii(header), ...values]);
const files = fixture.files.map(({ name, image, base64 }) => {
  return { name, image: image as keyof typeof fixture.images, bytes: Uint8Array.from(Buffer.from(base64, 'base64')) };
});

/** Reads, and returns the image or the error, which must be of the one allowed form. */
function attempt(bytes: Uint8Array): Image | StrnnError {
  try {
    return readPgm(bytes, 'some/face.pgm');
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    expect(error.code).toBe('data');
    expect(error.message).toMatch(/^some\/face\.pgm: (byte \d+: )?expected .+, found .+\.$/);
    return error;
  }
}

describe('readPgm', () => {
  it.each(files)('reads $name', ({ image, bytes }) => {
    const { maximum, values } = fixture.images[image];
    const read = readPgm(bytes, 'drawn face');
    expect([read.width, read.height, read.maximum]).toEqual([fixture.width, fixture.height, maximum]);
    expect(read.channels).toBe(values.length / (fixture.width * fixture.height));
    // Exact: one division, rounded to float32.
    expect(read.data).toEqual(Float32Array.from(values, (value) => value / maximum));
  });

  it('reads bytes that lie inside a larger buffer', () => {
    const inside = raw('xxxxP5 2 1 255\n', 0, 255, 7).subarray(4, -1);
    expect([...readPgm(inside, 'here').data]).toEqual([0, 1]);
  });

  it('takes exactly one byte between header and raw values', () => {
    expect([...readPgm(raw('P5 2 1 10\n', 10, 10), 'here').data]).toEqual([1, 1]);
    expect([...readPgm(raw('P5 2 1 10\r', 10, 5), 'here').data]).toEqual([1, 0.5]);
    expect([...readPgm(raw('P5 2 1 10\r\n', 0, 5), 'here').data]).toEqual([0, 0.5]);
    expect([...readPgm(raw('P5\r\n2 1 10\r\n', 0, 5), 'here').data]).toEqual([0, 0.5]);
    expect(attempt(raw('P5\r\n2 1 10\r\n', 0))).toBeInstanceOf(StrnnError);
    expect([...readPgm(raw('P6 1 1 1\n', 0, 1, 1, 32, 10), 'here').data]).toEqual([0, 1, 1]);
  });

  it.each([
    ['an empty file', ascii(''), 'byte 0: expected a PGM or PPM file (P2, P3, P5, P6), found the end of the file'],
    [
      'a PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10),
      "byte 0: expected a PGM or PPM file (P2, P3, P5, P6), found '\\x89PNG'",
    ],
    ['a bitmap', ascii('P1 1 1 0'), "byte 0: expected a PGM or PPM file (P2, P3, P5, P6), found 'P1'"],
    ['magic and size in one', ascii('P23 1 255 0 0 0'), "byte 2: expected white space after P2, found '3'"],
    ['no header', ascii('P5'), 'byte 2: expected white space after P5, found the end of the file'],
    ['width 0', ascii('P2 0 1 255'), "byte 3: expected the width, an integer from 1 to 2147483647, found '0'"],
    ['height 0', ascii('P5\n4 00 255\n'), "byte 5: expected the height, an integer from 1 to 2147483647, found '00'"],
    [
      'a negative width',
      ascii('P2 -3 1 255'),
      "byte 3: expected the width, an integer from 1 to 2147483647, found '-3'",
    ],
    ['a fraction', ascii('P2 1.5 1 255'), "byte 3: expected the width, an integer from 1 to 2147483647, found '1.5'"],
    [
      'a size of many digits',
      ascii(`P5 1 ${'9'.repeat(400)} 255\n`),
      `byte 5: expected the height, an integer from 1 to 2147483647, found '${'9'.repeat(20)}'`,
    ],
    ['maximum 0', ascii('P2 1 1 0 0'), "byte 7: expected the maximum, an integer from 1 to 65535, found '0'"],
    [
      'maximum 65536',
      ascii('P2 1 1 65536 0'),
      "byte 7: expected the maximum, an integer from 1 to 65535, found '65536'",
    ],
    [
      'a header that ends early',
      ascii('P2 # 1 1 255 0'),
      'byte 14: expected the width, an integer from 1 to 2147483647, found the end of the file',
    ],
    [
      'no raw values',
      ascii('P5 1 1 255'),
      'byte 10: expected white space after the maximum, found the end of the file',
    ],
    [
      'no raw values after a comment',
      ascii('P5 1 1 255#'),
      'byte 11: expected white space after the maximum, found the end of the file',
    ],
    [
      'cut raw values',
      raw('P6 2 1 255\n', 1, 2, 3, 4, 5),
      'byte 11: expected 2 x 1 x 3 values of 1 byte = 6 bytes, found 5 bytes',
    ],
    [
      'cut 16-bit values',
      raw('P5 2 1 256\n', 1, 0, 1),
      'byte 11: expected 2 x 1 x 1 values of 2 bytes = 4 bytes, found 3 bytes',
    ],
    [
      'a raw value above the maximum',
      raw('P5 2 2 100\n', 0, 100, 0, 101),
      'byte 14: expected a value from 0 to 100 (row 1, column 1, channel 0), found 101',
    ],
    [
      'a 16-bit value above the maximum',
      raw('P6 1 1 258\n', 1, 2, 1, 3, 0, 0),
      'byte 13: expected a value from 0 to 258 (row 0, column 0, channel 1), found 259',
    ],
    [
      'more raw values',
      raw('P5 1 1 255\n', 1, 2, 3),
      'byte 12: expected the end of the file after 1 values (one image per file), found 2 more bytes',
    ],
    [
      'cut plain values',
      ascii('P2 2 2 255 1 2 34   '),
      'byte 20: expected value 4 of 4 (row 1, column 1, channel 0), an integer from 0 to 255, found the end of the file',
    ],
    [
      'far too few plain values',
      ascii('P2 9 9 255 1'),
      'byte 11: expected 9 x 9 x 1 = 81 values, at least 161 bytes, found 1 bytes',
    ],
    [
      'a plain value above the maximum',
      ascii('P3 1 1 7 1 8 1'),
      "byte 11: expected value 2 of 3 (row 0, column 0, channel 1), an integer from 0 to 7, found '8'",
    ],
    [
      'text among the values',
      ascii('P2 2 1 7 1 x7'),
      "byte 11: expected value 2 of 2 (row 0, column 1, channel 0), an integer from 0 to 7, found 'x7'",
    ],
    [
      'more plain values',
      ascii('P2 2 1 7 1 2 3'),
      "byte 13: expected the end of the file after 2 values (one image per file), found '3'",
    ],
  ])('refuses %s', (_, bytes, message) => {
    const result = attempt(bytes);
    expect(result).toBeInstanceOf(StrnnError);
    expect((result as StrnnError).message).toBe(`some/face.pgm: ${message}.`);
  });

  it.each(['P2', 'P3', 'P5', 'P6'])('takes no memory for a %s that announces more than it holds', (magic) => {
    // The arrays would take up to 2^62 values: the attempt alone would be a RangeError.
    for (const side of [65536, 2 ** 31 - 1]) {
      expect(attempt(ascii(`${magic} ${side} ${side} 255\n0 0 0`))).toBeInstanceOf(StrnnError);
    }
  });

  it.each(files)('refuses $name cut anywhere before its last values', ({ name, image, bytes }) => {
    const plain = name.startsWith('P2') || name.startsWith('P3');
    // A plain file cut inside its last number, or in the white space after it, still is a good file.
    const last = plain ? String(fixture.images[image].values.at(-1)).length : name.endsWith('line end') ? 1 : 0;
    const ends = bytes.length - last - (plain ? 1 : 0);
    // Every place in the header and near the end, every 37th between (2.2 s for the largest file otherwise).
    for (let end = 0; end < ends; end += end < 200 || end > ends - 200 ? 1 : 37) {
      expect(attempt(bytes.subarray(0, end)), `${end} of ${bytes.length} bytes`).toBeInstanceOf(StrnnError);
    }
  });

  it.each(files)('either reads or clearly refuses $name with a changed byte', ({ bytes }) => {
    let refused = 0;
    for (let at = 0; at < Math.min(bytes.length, 150); at++) {
      for (const value of [0, 10, 32, 35, 48, 57, 80, 255]) {
        const changed = bytes.slice();
        changed[at] = value;
        const result = attempt(changed);
        if (result instanceof StrnnError) refused++;
        else expect(result.data.every((entry) => entry >= 0 && entry <= 1)).toBe(true);
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});
