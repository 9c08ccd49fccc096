import type { Series } from './Series.js';

/** Values of epochs 1, 2, ...; what is no finite number (null in a result file) is a gap. */
export function curveOf(name: string, values: readonly number[]): Series {
  const points = values.flatMap((value, index) => (Number.isFinite(value) ? [{ step: index + 1, value }] : []));
  return { name, points };
}
