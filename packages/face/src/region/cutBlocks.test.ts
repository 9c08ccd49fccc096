import { createRandom } from '@strnn/core/random';
import { checkSites } from '@strnn/core/sites';
import { describe, expect, it } from 'vitest';
import { blockSites } from './blockSites.js';
import { cutBlocks } from './cutBlocks.js';

describe('cutBlocks', () => {
  it('rounds the borders to whole pixels', () => {
    expect(cutBlocks(10, 4, { rows: 1, columns: 3 })).toEqual([
      { left: 0, top: 0, width: 3, height: 4 },
      { left: 3, top: 0, width: 4, height: 4 },
      { left: 7, top: 0, width: 3, height: 4 },
    ]);
    // Three blocks of half overlap are 2 blocks long: 6 pixels each.
    expect(cutBlocks(12, 2, { rows: 1, columns: 3, overlap: 0.5 }).map(({ left, width }) => [left, width])).toEqual([
      [0, 6],
      [3, 6],
      [6, 6],
    ]);
  });

  it('puts every pixel into one block without overlap, into one at least with it', () => {
    const random = createRandom('blocks');
    for (let round = 0; round < 200; round++) {
      const [width, height] = [1 + random.integer(60), 1 + random.integer(60)];
      const [rows, columns] = [1 + random.integer(height), 1 + random.integer(width)];
      const overlap = round % 2 === 0 ? 0 : random.uniform() * 0.95;
      const seen = new Uint16Array(width * height);
      let inside = true;
      for (const block of cutBlocks(width, height, { rows, columns, overlap })) {
        inside &&= Object.values(block).every(Number.isSafeInteger) && Math.min(block.width, block.height) >= 1;
        inside &&= block.left + block.width <= width && block.top + block.height <= height;
        for (let y = block.top; y < block.top + block.height; y++) {
          for (let x = block.left; x < block.left + block.width; x++) seen[y * width + x]++;
        }
      }
      expect(inside).toBe(true);
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(1);
      if (overlap === 0) expect(Math.max(...seen)).toBe(1);
    }
  });

  it.each([
    [
      { rows: 5, columns: 1 },
      'here: expected no more blocks than pixels (4 rows, 4 columns), found 5 rows and 1 columns of blocks.',
    ],
    [{ rows: 1, columns: 0 }, 'here.columns: expected an integer >= 1, found 0.'],
    [{ rows: 1, columns: 1, overlap: 1 }, 'here.overlap: expected a number from 0 to below 1, found 1.'],
  ])('refuses %j', (options, message) => {
    expect(() => cutBlocks(4, 4, { ...options, where: 'here' })).toThrow(message);
  });
});

describe('the picture of blockSites', () => {
  it('has the areas of the blocks', () => {
    const sites = blockSites({ rows: 1, columns: 3, overlap: 0.5, image: { width: 12, height: 2 } });
    checkSites(sites, 'here');
    expect(sites.picture).toEqual({
      width: 12,
      height: 2,
      areas: [
        [0, 0, 6, 2],
        [3, 0, 6, 2],
        [6, 0, 6, 2],
      ],
    });
    expect(blockSites({ rows: 2, columns: 2 }).picture).toEqual({
      width: 2,
      height: 2,
      areas: [
        [0, 0, 1, 1],
        [1, 0, 1, 1],
        [0, 1, 1, 1],
        [1, 1, 1, 1],
      ],
    });
  });
});
