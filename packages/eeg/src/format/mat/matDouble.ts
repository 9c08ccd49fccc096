import { matArray } from './matArray.js';
import type { MatNumeric } from './MatValue.js';

/**
 * A double array.
 *
 * @param dims at least two
 * @param data column-major; a Float64Array is not copied
 * @throws StrnnError `shape` when the sizes do not fit
 */
export function matDouble(dims: readonly number[], data: ArrayLike<number>): MatNumeric {
  return matArray(dims, data instanceof Float64Array ? data : Float64Array.from(data));
}
