import { describe, expect, it } from 'vitest';
import { origins, tryMutants } from './mutants.test.support.js';

describe('images that are damaged', () => {
  it.each(origins)('give an image or a StrnnError: $name', async (origin) => {
    const { refused, wrong } = await tryMutants(origin, 40, 'js');
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });
});
