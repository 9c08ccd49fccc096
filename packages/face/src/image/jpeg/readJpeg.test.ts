import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { readImage } from '../decode/readImage.js';
import type { Image } from '../Image.js';
import { cmykJpeg, jpegFile, jpegFiles } from '../imageFiles.test.support.js';
import { readJpeg } from './readJpeg.js';

/** Largest and mean difference in levels of 255. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): { most: number; mean: number } {
  let [most, sum] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const levels = Math.abs(a[i] - b[i]) * 255;
    most = Math.max(most, levels);
    sum += levels;
  }
  return { most: Math.round(most * 1e3) / 1e3, mean: sum / a.length };
}

function refusal(bytes: Uint8Array): string {
  try {
    readJpeg(bytes, 'face.jpg');
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    expect(error.message).toMatch(/^face\.jpg: .*expected .+, found .+\.$/);
    return `${error.code} ${error.message.slice('face.jpg: '.length)}`;
  }
  return 'read';
}

/** With another byte at a place. */
function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

describe('readJpeg', () => {
  it.each(jpegFiles)('reads $name nearly as libjpeg does', ({ bytes, width, height, channels, values }) => {
    const image = readJpeg(bytes, 'here');
    expect([image.width, image.height, image.channels, image.maximum]).toEqual([width, height, channels, 255]);
    const expected: Image = { ...image, data: Float32Array.from(values, (value) => value / 255) };
    const { most, mean } = difference(image.data, expected.data);
    // Another rounding in the cosine transform; measured: at most 3 levels and 0.16 on average, 1 and 0.07 for gray.
    expect(most).toBeLessThanOrEqual(channels === 1 ? 1 : 3);
    expect(mean).toBeLessThan(channels === 1 ? 0.1 : 0.25);
  });

  it.each(jpegFiles)('reads $name with sharp as libjpeg does', async ({ bytes, width, height, channels, values }) => {
    const image = await readImage(bytes, 'here', { decoder: 'sharp' });
    expect([image.width, image.height, image.channels, image.maximum]).toEqual([width, height, channels, 255]);
    // Both are libjpeg-turbo, of different builds.
    expect(
      difference(
        image.data,
        Float32Array.from(values, (value) => value / 255),
      ).most,
    ).toBeLessThanOrEqual(1);
  });

  it('refuses what is no JPEG file, or one of another kind, by name', () => {
    const gray = jpegFile('gray');
    const frame = Buffer.from(gray).indexOf('ffc0', 'hex') + 1;
    expect(refusal(Uint8Array.of())).toBe(
      'data byte 0: expected the 2 bytes that a JPEG file begins with, found an empty file.',
    );
    expect(refusal(Buffer.from('GIF89a'))).toContain('begins with, found others.');
    expect(refusal(cmykJpeg)).toContain(
      'expected 1 or 3 components (save it as RGB or gray), found 4, which is CMYK, for print.',
    );
    expect(refusal(changed(gray, frame, 0xc9))).toContain('found an arithmetically coded one.');
    expect(refusal(changed(gray, frame, 0xc3))).toContain('found a lossless one.');
    expect(refusal(changed(gray, frame + 3, 12))).toContain('expected 8 bits per sample, found 12.');
    expect(refusal(changed(changed(gray, frame + 4, 0), frame + 5, 0))).toContain(
      'expected a size from 1 x 1, found 56 x 0.',
    );
    expect(refusal(changed(gray, frame + 10, 0x51))).toContain('expected sampling factors 1 to 4, found 5 x 1.');
    expect(refusal(changed(changed(gray, frame + 4, 0xff), frame + 6, 0xff))).toContain(
      'expected at least a bit per 8 x 8 pixels',
    );
  });

  it('keeps to the limit of pixels', () => {
    expect(() => readJpeg(jpegFile('gray'), 'x.jpg', { pixels: 2239 })).toThrow(
      "x.jpg: expected at most 2239 pixels (option 'pixels'), found 56 x 40 = 2240.",
    );
  });

  it.each(jpegFiles)('refuses $name cut anywhere', ({ bytes }) => {
    for (let end = 0; end < bytes.length; end += 1) expect(refusal(bytes.subarray(0, end))).toMatch(/^data /);
  });

  it('refuses what a tool has closed again after a cut', () => {
    const bytes = jpegFile('colour 4:2:0');
    const closed = Buffer.concat([bytes.subarray(0, Math.floor(bytes.length * 0.8)), Uint8Array.of(0xff, 0xd9)]);
    expect(refusal(closed)).toBe('data expected JPEG data, found damage (unexpected marker: ffd9).');
  });

  it('leaves alone what follows the end of the image', () => {
    const bytes = jpegFile('gray');
    const longer = Buffer.concat([bytes, Buffer.from('made by a telephone'), bytes]);
    expect(readJpeg(longer, 'here')).toEqual(readJpeg(bytes, 'here'));
  });
});
