import { expect, it } from 'vitest';
import { createRowStore } from './createRowStore.js';

it.each([0, 1, 3, 10])('keeps 7 rows where %i were expected', (expected) => {
  const store = createRowStore(2, expected);
  for (let i = 0; i < 7; i++) store.add(Float32Array.of(i, -i));
  expect([...store.all()]).toEqual([0, -0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]);
});
