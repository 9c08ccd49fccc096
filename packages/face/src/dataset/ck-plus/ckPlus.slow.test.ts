import type { Samples } from '@strnn/core/samples';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { ckPlus } from './ckPlus.js';
import { type SmallCkPlus, smallCkPlus } from './smallCkPlus.test.support.js';

const root = temporaryFolder();
let small: SmallCkPlus;
beforeAll(async () => {
  small = await smallCkPlus(root, 8);
}, 120_000);

/** Share of samples whose nearest class mean, over the other subjects, is their own class's; features count by their spread. */
function accuracy({ x, y, ids, shape, classes }: Samples): number {
  const size = x.length / shape.S;
  const spread = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let [sum, squares] = [0, 0];
    for (let s = 0; s < shape.S; s++) {
      sum += x[s * size + i];
      squares += x[s * size + i] ** 2;
    }
    spread[i] = Math.sqrt(Math.max(0, squares / shape.S - (sum / shape.S) ** 2));
  }
  let right = 0;
  for (let s = 0; s < shape.S; s++) {
    const distances = classes.map((_, label) => {
      const others = [...y.keys()].filter((k) => y[k] === label && ids.subject[k] !== ids.subject[s]);
      let distance = 0;
      for (let i = 0; i < size; i++) {
        if (spread[i] === 0) continue;
        const mean = others.reduce((sum, k) => sum + x[k * size + i], 0) / others.length;
        distance += ((mean - x[s * size + i]) / spread[i]) ** 2;
      }
      return distance;
    });
    if (distances.indexOf(Math.min(...distances)) === y[s]) right += 1;
  }
  return right / shape.S;
}

// Chance is 1/7; measured were 0.73 and 0.82.
describe('the emotions of a look-alike of CK+, leaving subjects out', () => {
  const load = (recipe: Parameters<typeof ckPlus>[0]['recipe'] & object): Promise<Samples> =>
    ckPlus({ path: small.folder, cache: false, recipe }).load();

  it('can be told by how the landmarks move', async () => {
    expect(accuracy(await load({ sites: { kind: 'landmarks' } }))).toBeGreaterThan(0.6);
  }, 60_000);

  it('can be told by LBP-TOP of the pictures', async () => {
    expect(accuracy(await load({ slices: 1, framesPerSlice: 9 }))).toBeGreaterThan(0.6);
  }, 60_000);
});
