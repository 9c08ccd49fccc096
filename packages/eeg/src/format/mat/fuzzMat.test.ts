import { expect, it } from 'vitest';
import { fuzzMat } from './fuzzMat.test.support.js';
import { temporaryFolder } from './matBytes.test.support.js';

const folder = temporaryFolder();

it('500 damaged files: a value or a StrnnError, soon', async () => {
  const { values, refused, slowest, others } = await fuzzMat('everyday', 500, folder);
  expect(others).toEqual([]);
  // Both happen: the damage is neither always fatal nor never noticed.
  expect(values).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(150);
  expect(slowest).toBeLessThan(5000);
});
