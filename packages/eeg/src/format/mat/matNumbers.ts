import { StrnnError } from '@strnn/core/error';
import { describeMatValue } from './describeMatValue.js';
import type { MatValue } from './MatValue.js';

export interface MatNumbers {
  readonly dims: readonly number[];
  /** Column-major. */
  readonly data: Float64Array | Float32Array;
}

/**
 * The values of a real numeric or logical array. Single stays single, every other class becomes double; double and single
 * are not copied.
 *
 * @param where names the value in messages, such as the file and the variable
 * @throws StrnnError `data` when the value is complex or of another class, or holds 64-bit integers beyond 2^53
 */
export function matNumbers(value: MatValue, where: string): MatNumbers {
  const unfit = (found: string) => new StrnnError('data', `${where}: expected a real numeric array, found ${found}`);
  if (!('data' in value) || value.class === 'sparse') throw unfit(describeMatValue(value));
  if ('imaginary' in value && value.imaginary !== undefined) throw unfit(describeMatValue(value));
  const { dims, data } = value;
  if (data instanceof Float64Array || data instanceof Float32Array) return { dims, data };
  if (!(data instanceof BigInt64Array || data instanceof BigUint64Array))
    return { dims, data: Float64Array.from(data) };
  const numbers = Float64Array.from(data, Number);
  const beyond = numbers.findIndex((number) => !Number.isSafeInteger(number));
  if (beyond >= 0) throw unfit(`${data[beyond]} of class ${value.class}, which a double cannot hold`);
  return { dims, data: numbers };
}
