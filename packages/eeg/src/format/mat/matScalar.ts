import { StrnnError } from '@strnn/core/error';
import { describeMatValue } from './describeMatValue.js';
import { matNumbers } from './matNumbers.js';
import type { MatValue } from './MatValue.js';

/**
 * The one number of a 1 x 1 array.
 *
 * @param where names the value in messages
 * @throws StrnnError `data` when the value is no single real number
 */
export function matScalar(value: MatValue, where: string): number {
  const { data } = matNumbers(value, where);
  if (data.length !== 1)
    throw new StrnnError('data', `${where}: expected one number, found ${describeMatValue(value)}`);
  return data[0];
}
