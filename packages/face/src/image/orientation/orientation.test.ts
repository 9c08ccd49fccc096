import { describe, expect, it } from 'vitest';
import type { Image } from '../Image.js';
import { orientImage } from './orientImage.js';
import { readOrientation } from './readOrientation.js';

const image: Image = { width: 3, height: 2, channels: 1, maximum: 255, data: Float32Array.of(1, 2, 3, 4, 5, 6) };

describe('orientImage', () => {
  it.each([
    [2, [3, 2], [3, 2, 1, 6, 5, 4]],
    [3, [3, 2], [6, 5, 4, 3, 2, 1]],
    [4, [3, 2], [4, 5, 6, 1, 2, 3]],
    [5, [2, 3], [1, 4, 2, 5, 3, 6]],
    [6, [2, 3], [4, 1, 5, 2, 6, 3]],
    [7, [2, 3], [6, 3, 5, 2, 4, 1]],
    [8, [2, 3], [3, 6, 2, 5, 1, 4]],
  ])('%i', (orientation, size, data) => {
    const turned = orientImage(image, orientation);
    expect([turned.width, turned.height]).toEqual(size);
    expect([...turned.data]).toEqual(data);
    const colour = orientImage(
      {
        ...image,
        channels: 3,
        data: image.data.map((_, i) => i).length
          ? Float32Array.from({ length: 18 }, (_, i) => image.data[Math.floor(i / 3)] + (i % 3) / 4)
          : image.data,
      },
      orientation,
    );
    expect([...colour.data]).toEqual(data.flatMap((value) => [value, value + 0.25, value + 0.5]));
  });

  it('copies nothing that is upright', () => {
    expect(orientImage(image, 1)).toBe(image);
  });
});

describe('readOrientation', () => {
  const little = [
    0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0, 0x0f, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
  ];
  const big = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0, 0];
  const at = (bytes: number[], index: number, value: number) => Uint8Array.from(bytes.with(index, value));

  it('reads both byte orders', () => {
    expect(readOrientation(Uint8Array.from(little))).toBe(6);
    expect(readOrientation(Uint8Array.from(big))).toBe(8);
  });

  it('takes anything else for upright', () => {
    for (let end = 0; end < big.length - 2; end++) expect(readOrientation(Uint8Array.from(big.slice(0, end)))).toBe(1);
    expect(readOrientation(at(big, 19, 9))).toBe(1);
    expect(readOrientation(at(big, 19, 0))).toBe(1);
    expect(readOrientation(at(big, 13, 4))).toBe(1);
    expect(readOrientation(at(big, 3, 43))).toBe(1);
    expect(readOrientation(at(big, 7, 200))).toBe(1);
    expect(readOrientation(at(big, 11, 0x13))).toBe(1);
  });
});
