import { StrnnError } from '@strnn/core/error';
import type { MatLogical } from './MatValue.js';

/**
 * A logical array.
 *
 * @param dims at least two
 * @param values column-major
 * @throws StrnnError `shape` when the sizes do not fit
 */
export function matLogical(dims: readonly number[], values: readonly boolean[]): MatLogical {
  const count = dims.reduce((product, size) => product * size, 1);
  if (dims.length < 2 || count !== values.length) {
    throw new StrnnError(
      'shape',
      `matLogical: expected ${dims.join(' x ')} values in two or more dimensions, found ${values.length}`,
    );
  }
  return { class: 'logical', dims, data: Uint8Array.from(values, Number) };
}
