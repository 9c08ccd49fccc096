import { z } from 'zod';
import type { Design } from './Design.js';

const axisValue = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
  .meta({ expected: 'a value of the axis' });

/** Options of `oneAtATime`. */
export const oneAtATimeOptions = z.strictObject({
  around: z
    .record(z.string(), axisValue)
    .default({})
    .meta({ expected: "values of axes such as { traversal: 'quad' }" }),
});

/** Options of `orthogonal`. */
export const orthogonalOptions = z.strictObject({
  strength: z
    .literal(2)
    .default(2)
    .meta({ expected: '2 (every pair of values of two axes), the only strength there is' }),
});

/** Options of `randomSubset`. */
export const randomSubsetOptions = z.strictObject({
  cells: z.int().min(1).max(100_000).meta({ expected: 'the number of combinations, an integer from 1 to 100000' }),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(0),
});

/** Form of a design, as `oneAtATime()` and its like make it. */
export const designSchema = z
  .discriminatedUnion('kind', [
    oneAtATimeOptions.extend({ kind: z.literal('one-at-a-time') }),
    orthogonalOptions.extend({ kind: z.literal('orthogonal') }),
    z.strictObject({ kind: z.literal('pairwise') }),
    randomSubsetOptions.extend({ kind: z.literal('random-subset') }),
  ])
  .meta({
    expected: 'a design: oneAtATime(), orthogonal(), pairwise() or randomSubset({ cells: 50 })',
  }) satisfies z.ZodType<Design>;
