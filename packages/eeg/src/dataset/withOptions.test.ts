import { describe, expect, it } from 'vitest';
import { deap } from './deap/deap.js';
import { dreamer } from './dreamer/dreamer.js';
import { eegFolder } from './folder/eegFolder.js';
import { eegmat } from './eegmat/eegmat.js';
import { seed } from './seed/seed.js';
import { seedIv } from './seed-iv/seedIv.js';
import { seedV } from './seed-v/seedV.js';
import { uciEeg } from './uciEeg.js';

const sources = [
  uciEeg({ task: 'match' }),
  ...[seed, seedIv, seedV, deap, dreamer, eegmat, eegFolder].map((source) => source({ path: 'a' })),
  eegFolder({ path: 'a', classes: ['calm', 'tense'] }),
];

describe.each(sources.map((source) => [source.name, source] as const))('with: %s', (_, source) => {
  it('changes an option and leaves the others', () => {
    const changed = source.with!({ slices: 2 });
    expect(changed.options).toEqual({
      ...source.options,
      slices: 2,
      ...('sliceStep' in source.options && { sliceStep: changed.options.sliceStep }),
    });
    expect(changed.name).toBe(source.name);
    expect(
      changed.with!({
        slices: source.options.slices,
        ...('sliceStep' in source.options && { sliceStep: source.options.sliceStep }),
      }).options,
    ).toEqual(source.options);
  });

  it('gives a typo the nearest option', () => {
    expect(() => source.with!({ slcies: 2 })).toThrow(/unknown option 'slcies'\. Did you mean 'slices'\?/);
  });
});

describe('with', () => {
  it('changes options inside of others, and the defaults that follow them', () => {
    const source = eegmat({ path: 'a', recipe: { feature: 'de', window: 2 } });
    const { recipe } = source.with!({ recipe: { window: 4 } }).options as { recipe: Record<string, unknown> };
    expect(recipe).toEqual({ ...(source.options.recipe as object), window: 4, step: 4 });
  });
});
