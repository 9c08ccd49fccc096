import { StrnnError } from '@strnn/core/error';
import { matNumericTypes } from './matNumericTypes.js';
import type { MatArrayData, MatNumeric, MatNumericClass } from './MatValue.js';

/**
 * A full numeric array; its class is that of the typed array.
 *
 * @param dims at least two
 * @param data column-major
 * @throws StrnnError `shape` when the sizes do not fit
 */
export function matArray(dims: readonly number[], data: MatArrayData): MatNumeric {
  const count = dims.reduce((product, size) => product * size, 1);
  if (dims.length < 2 || count !== data.length) {
    throw new StrnnError(
      'shape',
      `matArray: expected ${dims.join(' x ')} values in two or more dimensions, found ${data.length}`,
    );
  }
  return { class: classOf(data), dims, data };
}

function classOf(data: MatArrayData): MatNumericClass {
  const names = Object.keys(matNumericTypes) as MatNumericClass[];
  return names.find((name) => data instanceof matNumericTypes[name].make(0).constructor)!;
}
