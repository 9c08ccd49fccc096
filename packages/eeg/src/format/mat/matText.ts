import { StrnnError } from '@strnn/core/error';
import type { MatChar } from './MatValue.js';

/**
 * A char array of one row, or of several of equal length. The empty string is 0 x 0, as MATLAB's `''`.
 *
 * @throws StrnnError `shape` when the rows differ in length
 */
export function matText(text: string | readonly string[]): MatChar {
  if (text === '') return { class: 'char', dims: [0, 0], rows: [] };
  const rows = typeof text === 'string' ? [text] : text;
  const columns = rows[0]?.length ?? 0;
  const other = rows.find((row) => row.length !== columns);
  if (other !== undefined) {
    throw new StrnnError(
      'shape',
      `matText: expected rows of ${columns} characters as the first, found '${other}' of ${other.length}`,
    );
  }
  return { class: 'char', dims: [rows.length, columns], rows };
}
