import { describe, expect, it } from 'vitest';
import { changeOptions } from './changeOptions.js';

describe('changeOptions', () => {
  const options = { slices: 4, recipe: { window: 1, bands: ['alpha', 'beta'] }, path: 'a' };

  it('merges objects, replaces the rest and leaves what it was given alone', () => {
    const before = structuredClone(options);
    expect(changeOptions(options, { slices: 8, recipe: { bands: ['gamma'], overlap: 0.5 } })).toEqual({
      slices: 8,
      recipe: { window: 1, bands: ['gamma'], overlap: 0.5 },
      path: 'a',
    });
    expect(options).toEqual(before);
  });

  it('makes an object where there was none', () => {
    expect(changeOptions({ augment: false }, { augment: { flip: true }, recipe: { features: { points: 8 } } })).toEqual(
      {
        augment: { flip: true },
        recipe: { features: { points: 8 } },
      },
    );
  });

  it('keeps null, undefined and lists as values', () => {
    expect(changeOptions(options, { recipe: null, slices: undefined, path: ['a'] })).toEqual({
      recipe: null,
      slices: undefined,
      path: ['a'],
    });
  });

  it('does not reach into prototypes', () => {
    const changed = changeOptions({}, JSON.parse('{ "__proto__": { "polluted": true }, "toString": { "a": 1 } }'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((changed as { polluted?: boolean }).polluted).toBeUndefined();
    expect(changed.toString).toEqual({ a: 1 });
  });
});
