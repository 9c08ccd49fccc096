import type { MatValue } from '../../format/mat/MatValue.js';
import { matNumbers } from '../../format/mat/matNumbers.js';

/** What is wrong with the values of an array, if anything: how many are NaN or infinite, and where the first is (from 1). */
export function checkFinite(value: MatValue, name: string): string | undefined {
  const { dims, data } = matNumbers(value, name);
  let first = -1;
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    if (count++ === 0) first = i;
  }
  if (count === 0) return undefined;
  const index = dims.map((size, axis) => {
    const before = dims.slice(0, axis).reduce((product, other) => product * other, 1);
    return (Math.floor(first / before) % size) + 1;
  });
  return `${name}: ${count} of ${data.length} values are not finite, the first, ${data[first]}, at (${index.join(', ')})`;
}
