import { StrnnError } from '@strnn/core/error';
import { describeMatValue } from './describeMatValue.js';
import type { MatValue } from './MatValue.js';

/**
 * The text of a char array of one row; '' for an empty char array and for `[]`, which many writers mean by it.
 *
 * @param where names the value in messages
 * @throws StrnnError `data` when the value is no text of one row
 */
export function matString(value: MatValue, where: string): string {
  if (value.class === 'char' && value.rows.length <= 1) return value.rows[0] ?? '';
  if (value.class === 'double' && value.data.length === 0) return '';
  throw new StrnnError('data', `${where}: expected a char array of one row, found ${describeMatValue(value)}`);
}
