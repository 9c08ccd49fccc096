import { createRandom } from '@strnn/core/random';
import type { Signals } from './Signals.js';

/** Signals in uV from rows of numbers; names are `'A'`, `'B'`, ... */
export function signalsOf(rows: readonly ArrayLike<number>[], rate = 100, names?: readonly string[]): Signals {
  return {
    names: names ?? rows.map((_, index) => String.fromCharCode(65 + index)),
    rate,
    units: rows.map(() => 'uV'),
    data: rows.map((row) => Float64Array.from(row)),
  };
}

/** Normal noise of standard deviation 10 uV. */
export function noise(channels: number, samples: number, rate = 100, seed: number | string = 1): Signals {
  const random = createRandom(seed);
  return signalsOf(
    Array.from({ length: channels }, () => Float64Array.from({ length: samples }, () => 10 * random.normal())),
    rate,
  );
}
