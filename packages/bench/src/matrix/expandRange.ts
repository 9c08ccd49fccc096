import { tidyNumber } from './tidyNumber.js';

/** Most values one axis may have. */
export const MAX_VALUES = 10_000;

/** Numbers from `from` to `to`, both included (with `step`, the last one that is not past `to`). */
export type NumberRange =
  | { readonly from: number; readonly to: number; readonly step: number }
  | { readonly from: number; readonly to: number; readonly count: number; readonly scale?: 'linear' | 'log' };

/**
 * `{ from: 0, to: 1, step: 0.25 }` -> 0, 0.25, 0.5, 0.75, 1; `{ from: 1e-4, to: 1e-2, count: 3, scale: 'log' }` -> 1e-4, 1e-3, 1e-2.
 * @throws Error saying which part of the range is wrong
 */
export function expandRange(range: NumberRange): number[] {
  const { from, to } = range;
  const scale = Math.max(Math.abs(from), Math.abs(to));
  if ('step' in range) {
    const { step } = range;
    if (step === 0) throw new Error('step must not be 0');
    if ((to - from) / step < 0) throw new Error(`step ${step} never leads from ${from} to ${to}`);
    // The tolerance lets 0.3 be reached in steps of 0.1, where the quotient is 2.9999999999999996.
    const count = Math.floor((to - from) / step + 1e-9) + 1;
    checkCount(count);
    return Array.from({ length: count }, (_, index) => tidyNumber(from + index * step, scale));
  }
  const { count } = range;
  checkCount(count);
  if (count === 1 && from !== to) throw new Error(`count 1 cannot hold both ${from} and ${to}`);
  if (count === 1) return [from];
  if (range.scale !== 'log') {
    return Array.from({ length: count }, (_, index) => tidyNumber(from + ((to - from) * index) / (count - 1), scale));
  }
  if (from <= 0 || to <= 0) throw new Error(`scale 'log' needs from and to above 0, found from ${from}, to ${to}`);
  return Array.from({ length: count }, (_, index) => {
    // Both ends are given back exactly; powers in between are only as exact as the power function.
    if (index === 0) return from;
    if (index === count - 1) return to;
    return tidyNumber(from * (to / from) ** (index / (count - 1)));
  });
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`count must be a whole number from 1, found ${count}`);
  if (count > MAX_VALUES) throw new Error(`a range of ${count} values is too long; at most ${MAX_VALUES}`);
}
