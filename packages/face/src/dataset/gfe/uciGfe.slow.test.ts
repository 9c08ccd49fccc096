import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { uciGfe, type UciGfeOptions } from './uciGfe.js';

const path = fileURLToPath(new URL('../../../../../datasets/uci-gfe', import.meta.url));
const originals = fileURLToPath(new URL('../../../../../../shared/data/uci_gfe', import.meta.url));

describe.skipIf(!existsSync(originals))('uciGfe on the files of the UCI beside the repository', () => {
  it.each<UciGfeOptions>([
    { classes: 'all' },
    { dropouts: 'keep', depth: true, shortestRun: 1, largestGap: null, origin: 'face', features: ['velocity'] },
  ])('has the very values of the bundled copy: %j', async (options) => {
    const [text, compact] = await Promise.all([
      uciGfe({ ...options, path: originals }).load(),
      uciGfe({ ...options, path }).load(),
    ]);
    expect(text.shape).toEqual(compact.shape);
    expect(Buffer.from(text.x.buffer).equals(Buffer.from(compact.x.buffer))).toBe(true);
    expect([text.y, text.ids, text.notes]).toEqual([compact.y, compact.ids, compact.notes]);
  });
});
