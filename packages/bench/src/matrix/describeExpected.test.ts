import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeExpected } from './describeExpected.js';

describe('describeExpected', () => {
  it.each([
    [z.int(), 'an integer'],
    [z.int().min(2), 'an integer from 2'],
    [z.number().positive().max(1), 'a number above 0, at most 1'],
    [z.number().min(0).lt(1), 'a number from 0 below 1'],
    [z.number().max(3), 'a number to 3'],
    [z.string(), 'a text'],
    [z.string().min(1), 'a name'],
    [z.array(z.int().min(0)), 'a list of an integer from 0'],
    [z.array(z.unknown()), 'a list of another value'],
    [z.strictObject({ a: z.int() }), 'an object'],
    [z.int().default(3).optional(), 'an integer'],
    [z.custom<Date>().meta({ expected: 'a day' }).optional(), 'a day'],
    [z.union([z.int(), z.string()]), 'another value'],
  ])('%#: %s', (schema, text) => {
    expect(describeExpected(schema)).toBe(text);
  });
});
