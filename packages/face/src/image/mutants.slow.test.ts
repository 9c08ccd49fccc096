import { describe, expect, it } from 'vitest';
import { origins, tryMutants } from './mutants.test.support.js';

describe.each(['js', 'sharp'] as const)('images that are damaged, many of them, with decoder %s', (decoder) => {
  it.each(origins)('give an image or a StrnnError: $name', async (origin) => {
    const { refused, wrong } = await tryMutants(origin, 1500, decoder);
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });
});
