import { resolveOptions, strnnOptionTable, trainingOptionTable } from '@strnn/core';
import { describe, expect, it } from 'vitest';
import { describeExpected } from './describeExpected.js';
import { describeIssues } from './describeIssues.js';
import { optionSchema } from './optionSchema.js';

describe('optionSchema', () => {
  it.each([
    ['model', strnnOptionTable],
    ['training', trainingOptionTable],
  ])('has the defaults and the descriptions of the table: %s', (where, table) => {
    const schema = optionSchema(table);
    expect(schema.parse({})).toEqual(resolveOptions(table, {}, where));
    for (const [key, rule] of Object.entries(table)) expect(schema.shape[key].meta()?.description).toBe(rule.about);
  });

  const schema = optionSchema({
    size: { kind: 'integer', min: 1, max: 8, default: 2, about: 'a' },
    rate: { kind: 'number', min: 0.5, max: 2, default: 1, about: 'b' },
    refit: { kind: 'boolean', default: true, about: 'c' },
    schedule: { kind: 'choice', allowed: ['constant', 'step'], default: 'step', about: 'd' },
    cell: { kind: 'name', of: 'cell', default: 'elman', about: 'e' },
    traversal: { kind: 'names', of: 'traversal', default: ['a', 'b'], about: 'f' },
  });

  it('says what each option may be', () => {
    expect(
      Object.fromEntries(Object.entries(schema.shape).map(([key, option]) => [key, describeExpected(option)])),
    ).toEqual({
      size: 'an integer from 1 to 8',
      rate: 'a number from 0.5 to 2',
      refit: 'true or false',
      schedule: "'constant' or 'step'",
      cell: 'the name of a cell',
      traversal: 'the name of a traversal, or a list of distinct names',
    });
  });

  it('refuses everything else, all at once', () => {
    const given = { size: 9, rate: NaN, refit: 1, schedule: 'linear', cell: '', traversal: ['a', 'a'], sizes: 3 };
    const { error } = schema.safeParse(given);
    expect(describeIssues(error!, schema, given, 'model')).toEqual([
      'model.size: expected an integer from 1 to 8, found 9.',
      'model.rate: expected a number from 0.5 to 2, found NaN.',
      'model.refit: expected true or false, found 1.',
      "model.schedule: expected 'constant' or 'step', found 'linear'.",
      "model.cell: expected the name of a cell, found ''.",
      "model.traversal: expected the name of a traversal, or a list of distinct names, found ['a', 'a'].",
      "model.sizes: unknown option 'sizes'. Did you mean 'size'? Allowed: size, rate, refit, schedule, cell, traversal.",
    ]);
    expect(schema.safeParse({ traversal: [] }).success).toBe(false);
    expect(schema.safeParse({ size: 1.5 }).success).toBe(false);
  });
});
