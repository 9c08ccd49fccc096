import { describe, expect, it } from 'vitest';
import fixture from './fixtures/drawn_face.json' with { type: 'json' };
import { readPgm } from './readPgm.js';
import { toGray } from './toGray.js';

const file = (name: string) => {
  const { base64 } = fixture.files.find((candidate) => candidate.name === name)!;
  return readPgm(Buffer.from(base64, 'base64'), name);
};

describe('toGray', () => {
  it('is the Rec. 601 luma, as NumPy computes it', () => {
    const gray = toGray(file('P6'));
    expect([gray.width, gray.height, gray.channels, gray.maximum]).toEqual([fixture.width, fixture.height, 1, 255]);
    // Exact: the same float64 operations in the same order, then rounded to float32.
    expect(gray.data).toEqual(Float32Array.from(fixture.luma.values));
  });

  it('leaves what is gray as it is, and gray colours at their level', () => {
    const gray = file('P5');
    expect(toGray(gray)).toBe(gray);
    const levels = Float32Array.from({ length: 256 }, (_, level) => level / 255);
    const data = Float32Array.from({ length: 768 }, (_, i) => levels[Math.floor(i / 3)]);
    expect(toGray({ width: 16, height: 16, channels: 3, maximum: 255, data }).data).toEqual(levels);
  });

  it('refuses data that do not fit the size', () => {
    const image = { width: 2, height: 2, channels: 3, maximum: 255, data: new Float32Array(11) } as const;
    expect(() => toGray(image)).toThrow('toGray: expected data of 2 x 2 x 3 values, found 11.');
  });
});
