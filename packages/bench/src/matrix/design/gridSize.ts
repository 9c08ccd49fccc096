import type { Axis } from '../AblationDefinition.js';

/** Number of combinations of the axes' values; exact up to 2^53. */
export function gridSize(axes: readonly Pick<Axis, 'values'>[]): number {
  return axes.reduce((product, { values }) => product * values.length, 1);
}
