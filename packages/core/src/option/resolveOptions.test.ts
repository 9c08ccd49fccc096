import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/index.js';
import type { OptionTable } from './OptionTable.js';
import { resolveOptions } from './resolveOptions.js';

const table = {
  hidden: { kind: 'integer', min: 1, max: 512, default: 30, about: 'units' },
  rate: { kind: 'number', min: 0, max: 0.9, default: 0.5, about: 'a fraction' },
  refit: { kind: 'boolean', default: true, about: 'again' },
  schedule: { kind: 'choice', allowed: ['constant', 'cosine'], default: 'constant', about: 'over the epochs' },
  cell: { kind: 'name', of: 'cell', default: 'elman', about: 'the recurrence' },
  traversal: { kind: 'names', of: 'traversal', default: 'quad', about: 'one or several' },
} as const satisfies OptionTable;

const defaults = { hidden: 30, rate: 0.5, refit: true, schedule: 'constant', cell: 'elman', traversal: 'quad' };

function refusal(given: Record<string, unknown>): string {
  try {
    resolveOptions(table, given, 'model');
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).code).toBe('option');
    return (error as StrnnError).message;
  }
  throw new Error('nothing was refused');
}

describe('resolveOptions', () => {
  it('fills in every default, in the order of the table', () => {
    const resolved = resolveOptions(table, {}, 'model');
    expect(resolved).toEqual(defaults);
    expect(Object.keys(resolved)).toEqual(Object.keys(table));
    expect(Object.keys(resolveOptions(table, { traversal: 'snake', hidden: 8 }, 'model'))).toEqual(Object.keys(table));
  });

  it('takes undefined as left out, and values at the ends of a range', () => {
    expect(resolveOptions(table, { hidden: undefined, rate: undefined }, 'model')).toEqual(defaults);
    expect(resolveOptions(table, { hidden: 512, rate: 0, refit: false }, 'model')).toMatchObject({
      hidden: 512,
      rate: 0,
      refit: false,
    });
    expect(resolveOptions(table, { hidden: 1, rate: 0.9 }, 'model')).toMatchObject({ hidden: 1, rate: 0.9 });
  });

  it('takes one name or a list of names', () => {
    expect(resolveOptions(table, { traversal: ['snake', 'radial'] }, 'model').traversal).toEqual(['snake', 'radial']);
    expect(resolveOptions(table, { traversal: [] }, 'model').traversal).toEqual([]);
  });

  it('does not change what it was given', () => {
    const given = Object.freeze({ hidden: 7 });
    expect(resolveOptions(table, given, 'model').hidden).toBe(7);
    expect(given).toEqual({ hidden: 7 });
  });

  it('refuses an unknown option with the nearest one', () => {
    expect(refusal({ hiden: 3 })).toBe(
      "model.hiden: unknown option 'hiden'. Did you mean 'hidden'? " +
        'Allowed: hidden, rate, refit, schedule, cell, traversal.',
    );
    // Not one of the table's own keys, although every object has it.
    expect(refusal({ toString: 1 })).toMatch(/^model\.toString: unknown option 'toString'/);
  });

  it.each([
    ['hidden', 0, 'an integer from 1 to 512, but found 0'],
    ['hidden', 513, 'an integer from 1 to 512, but found 513'],
    ['hidden', 2.5, 'an integer from 1 to 512, but found 2.5'],
    ['hidden', '30', "an integer from 1 to 512, but found '30'"],
    ['hidden', null, 'an integer from 1 to 512, but found null'],
    ['hidden', [8], 'an integer from 1 to 512, but found [8]'],
    ['rate', NaN, 'a number from 0 to 0.9, but found NaN'],
    ['rate', Infinity, 'a number from 0 to 0.9, but found Infinity'],
    ['rate', -1e-9, 'a number from 0 to 0.9, but found -1e-9'],
    ['rate', 1, 'a number from 0 to 0.9, but found 1'],
    ['refit', 'yes', "true or false, but found 'yes'"],
    ['refit', 1, 'true or false, but found 1'],
    ['schedule', 'linear', "one of constant, cosine, but found 'linear'"],
    ['schedule', 3, 'one of constant, cosine, but found 3'],
    ['cell', '', "the name of a cell, but found ''"],
    ['cell', { name: 'elman' }, 'the name of a cell, but found {"name":"elman"}'],
    ['traversal', ['quad', ''], 'the name of a traversal, or a list of names, but found ["quad",""]'],
    ['traversal', [1], 'the name of a traversal, or a list of names, but found [1]'],
    ['traversal', true, 'the name of a traversal, or a list of names, but found true'],
  ])('refuses %s = %o', (key, value, rule) => {
    expect(refusal({ [key]: value })).toBe(`model.${key}: expected ${rule}.`);
  });
});
