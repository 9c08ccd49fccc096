import { expect, it } from 'vitest';
import { fuzzMat } from './fuzzMat.test.support.js';
import { temporaryFolder } from './matBytes.test.support.js';

const folder = temporaryFolder();

it('6000 damaged files: a value or a StrnnError, soon, within memory', async () => {
  const before = process.memoryUsage().rss;
  const { values, refused, slowest, others } = await fuzzMat('slow', 6_000, folder);
  expect(others).toEqual([]);
  expect(values).toBeGreaterThan(600);
  expect(refused).toBeGreaterThan(2000);
  expect(slowest).toBeLessThan(5000);
  // 64 MiB of maxBytes, some generations of garbage, and the engine's own.
  expect(process.memoryUsage().rss - before).toBeLessThan(5e8);
});
