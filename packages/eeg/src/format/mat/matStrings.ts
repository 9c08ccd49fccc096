import { StrnnError } from '@strnn/core/error';
import { describeMatValue } from './describeMatValue.js';
import { matString } from './matString.js';
import type { MatValue } from './MatValue.js';

/**
 * The texts of a cell of char arrays, or the rows of one char array without the blanks that make them equally long.
 *
 * @param where names the value in messages
 * @throws StrnnError `data` when the value is neither
 */
export function matStrings(value: MatValue, where: string): string[] {
  if (value.class === 'cell') return value.cells.map((cell, i) => matString(cell, `${where}{${i + 1}}`));
  if (value.class === 'char') return value.rows.map((row) => row.trimEnd());
  throw new StrnnError(
    'data',
    `${where}: expected a cell of char arrays or a char array, found ${describeMatValue(value)}`,
  );
}
