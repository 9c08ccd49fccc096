import { describe, expect, it } from 'vitest';
import { areaCores } from './areaCores.js';
import type { PictureArea } from './FacePicture.js';

/** `rows` x `columns` blocks of 12 x 8 that overlap by a share. */
function blocks(rows: number, columns: number, overlap: number): PictureArea[] {
  const [stepX, stepY] = [12 * (1 - overlap), 8 * (1 - overlap)];
  return Array.from({ length: rows * columns }, (_, i) => {
    return [(i % columns) * stepX, Math.floor(i / columns) * stepY, 12, 8];
  });
}

const sizeOf = ([, , width, height]: PictureArea): number => width * height;

function overlap([a, b, c, d]: PictureArea, [e, f, g, h]: PictureArea): number {
  const across = Math.min(a + c, e + g) - Math.max(a, e);
  const down = Math.min(b + d, f + h) - Math.max(b, f);
  return Math.max(0, across) * Math.max(0, down);
}

describe('areaCores', () => {
  it('leaves areas that do not overlap, touching ones too, and points', () => {
    const areas = [...blocks(3, 4, 0), [3, 3, 0, 0], [3, 3, 0, 0]] as const;
    expect(areaCores(areas)).toEqual(areas);
  });

  it('cuts half-overlapping blocks in the middle of their overlap', () => {
    expect(areaCores(blocks(1, 3, 0.5))).toEqual([
      [0, 0, 9, 8],
      [9, 0, 6, 8],
      [15, 0, 9, 8],
    ]);
  });

  it.each([0.25, 0.5, 0.75])('tiles a regular grid with overlap %d: nothing twice, nothing left out', (share) => {
    const areas = blocks(4, 5, share);
    const cores = areaCores(areas);
    const [right, bottom] = [areas[19][0] + 12, areas[19][1] + 8];
    expect(cores.reduce((sum, core) => sum + sizeOf(core), 0)).toBeCloseTo(right * bottom, 9);
    cores.forEach((core, n) => {
      expect(overlap(core, areas[n])).toBeCloseTo(sizeOf(core), 9);
      for (let m = 0; m < n; m++) expect(overlap(core, cores[m])).toBeCloseTo(0, 9);
    });
  });

  it('parts two areas in one place, and puts a point where nothing is left', () => {
    expect(areaCores([[0, 0, 4, 6] as const, [0, 0, 4, 6] as const])).toEqual([
      [0, 0, 2, 6],
      [2, 0, 2, 6],
    ]);
    const three = areaCores([[0, 0, 4, 6] as const, [0, 0, 4, 6] as const, [0, 0, 4, 6] as const]);
    expect(three).toEqual([
      [0, 0, 2, 6],
      [2, 3, 0, 0],
      [2, 0, 2, 6],
    ]);
  });
});
