import { describe, expect, it } from 'vitest';
import drawnFace from '../fixtures/drawn_face.json' with { type: 'json' };
import type { Image } from '../Image.js';
import { pngFiles } from '../imageFiles.test.support.js';
import { readPgm } from '../readPgm.js';
import { readPng } from './readPng.js';
import { writePng } from './writePng.js';

describe('writePng', () => {
  it.each(pngFiles.filter(({ maximum }) => maximum >= 255))('gives back exactly: $name', ({ bytes }) => {
    const image = readPng(bytes, 'read');
    expect(readPng(writePng(image), 'written')).toEqual(image);
    const wide = readPng(writePng(image, 16), 'written');
    // 65535 = 257 x 255: each of 256 levels is one of 65,536.
    expect([wide.maximum, wide.data]).toEqual([65535, image.data]);
  });

  it('keeps the intensities of a PGM image with another maximum to half a level', () => {
    const { base64 } = drawnFace.files.find(({ image }) => image === 'gray8')!;
    const image = readPgm(Buffer.from(base64, 'base64'), 'drawn face');
    expect(image.maximum).toBe(200);
    const written = readPng(writePng(image), 'written');
    const worst = written.data.reduce((most, value, i) => Math.max(most, Math.abs(value - image.data[i])), 0);
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThanOrEqual(0.5 / 255 + 1e-7);
  });

  it('takes 16 bits for what has more than 255 levels, unless told otherwise', () => {
    const image: Image = { width: 2, height: 1, channels: 1, maximum: 4095, data: Float32Array.of(0, 1000 / 4095) };
    expect(readPng(writePng(image), 'written').maximum).toBe(65535);
    expect(readPng(writePng(image, 8), 'written').data).toEqual(Float32Array.of(0, 62 / 255));
  });

  it('refuses what is no image', () => {
    const image: Image = { width: 2, height: 1, channels: 3, maximum: 255, data: new Float32Array(6) };
    expect(() => writePng({ ...image, width: 3 })).toThrow('writePng: expected data of 3 x 1 x 3 values, found 6.');
    expect(() => writePng({ ...image, width: 0, data: new Float32Array(0) })).toThrow(
      'writePng: expected an image of at least 1 x 1 pixels with 1 or 3 channels, found 0 x 1 with 3.',
    );
    expect(() => writePng(image, 12 as 8)).toThrow('writePng: expected 8 or 16 bits, found 12.');
    for (const value of [-0.01, 1.01, Number.NaN]) {
      const data = Float32Array.of(0, 0, 0, 0, value, 0);
      expect(() => writePng({ ...image, data })).toThrow(`(row 0, column 1, channel 1)`);
    }
  });
});
