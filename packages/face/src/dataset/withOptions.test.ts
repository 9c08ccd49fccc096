import { describe, expect, it } from 'vitest';
import { ckPlus } from './ck-plus/ckPlus.js';
import { faceFolder } from './folder/faceFolder.js';
import { uciGfe } from './gfe/uciGfe.js';
import { londonFaces } from './london/londonFaces.js';
import { mmi } from './mmi/mmi.js';
import { ouluCasia } from './oulu-casia/ouluCasia.js';

const clips = [ckPlus, ouluCasia, mmi, faceFolder].map((source) => source({ path: 'a' }));

describe.each(clips.map((source) => [source.name, source] as const))('with: %s', (_, source) => {
  it('changes an option inside the recipe and leaves the others', () => {
    const { recipe, ...rest } = source.with!({ recipe: { slices: 4 } }).options;
    const { recipe: before, ...others } = source.options;
    expect(recipe).toEqual({ ...(before as object), slices: 4 });
    expect(rest).toEqual(others);
  });

  it('gives a typo the nearest option', () => {
    expect(() => source.with!({ subjcts: ['1'] })).toThrow(/unknown option 'subjcts'\. Did you mean 'subjects'\?/);
  });
});

describe('with', () => {
  it('changes options of the bundled data sets', () => {
    expect(uciGfe({ depth: false }).with!({ steps: 8 }).options).toMatchObject({ depth: false, steps: 8 });
    expect(londonFaces().with!({ rows: 5 }).options).toEqual(londonFaces({ rows: 5 }).options);
    expect(() => uciGfe().with!({ step: 8 })).toThrow(/Did you mean 'steps'\?/);
    expect(() => londonFaces().with!({ row: 8 })).toThrow(/Did you mean 'rows'\?/);
  });
});
