import { StrnnError } from '@strnn/core/error';
import type { MatCell, MatValue } from './MatValue.js';

/**
 * A cell array.
 *
 * @param cells column-major
 * @param dims default one row
 * @throws StrnnError `shape` when the sizes do not fit
 */
export function matCell(cells: readonly MatValue[], dims: readonly number[] = [1, cells.length]): MatCell {
  const count = dims.reduce((product, size) => product * size, 1);
  if (dims.length < 2 || count !== cells.length) {
    throw new StrnnError(
      'shape',
      `matCell: expected ${dims.join(' x ')} cells in two or more dimensions, found ${cells.length}`,
    );
  }
  return { class: 'cell', dims, cells };
}
