import { describe, expect, it } from 'vitest';
import { resampleRaster } from './resampleRaster.js';

describe('resampleRaster', () => {
  it('has nodes on the corners of the pixels, each the mean of the pixels that meet there', () => {
    const found = resampleRaster({ width: 2, height: 2, values: [0, 8, 16, 24] }, 10);
    expect(found).toEqual({ rows: 3, columns: 3, values: Float64Array.of(0, 4, 8, 8, 12, 16, 16, 20, 24) });
  });

  it('gives a picture of one pixel four equal corners', () => {
    expect(resampleRaster({ width: 1, height: 1, values: [7] }, 2)).toEqual({
      rows: 2,
      columns: 2,
      values: Float64Array.of(7, 7, 7, 7),
    });
  });

  it('shrinks the longer side to the most, the other in proportion, and keeps a gradient', () => {
    const [width, height] = [200, 100];
    const values = Array.from({ length: width * height }, (_, i) => i % width);
    const found = resampleRaster({ width, height, values }, 41);
    expect([found.rows, found.columns]).toEqual([21, 41]);
    // A step of 5 pixels: inner nodes see the mean at their place (pixel centres are at + 0.5), the outermost half as much.
    for (let column = 1; column < 40; column++) expect(found.values[column]).toBeCloseTo(5 * column - 0.5, 9);
    expect(found.values[0]).toBeCloseTo(0.8, 9);
    for (let row = 0; row < 21; row++) expect(found.values[row * 41 + 7]).toBeCloseTo(found.values[7], 9);
  });

  it('stays within the values where steps and pixels do not fit each other', () => {
    const found = resampleRaster({ width: 7, height: 5, values: new Array<number>(35).fill(3) }, 5);
    expect([found.rows, found.columns]).toEqual([4, 5]);
    for (const value of found.values) expect(value).toBeCloseTo(3, 12);
  });
});
