import { StrnnError, unknownName } from '../../error/index.js';
import { showValue } from './showValue.js';

/**
 * Refuses options that are no object, have an unknown name or lack the folder, in words of the data set.
 *
 * @throws StrnnError `option`
 */
export function checkOptions(
  where: string,
  options: unknown,
  names: readonly string[],
): asserts options is { readonly path: string } {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new StrnnError('option', `${where}: expected an object of options, found ${showValue(options)}`);
  }
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw unknownName(where, 'option', name, names);
  }
  const { path, cache } = options as { path?: unknown; cache?: unknown };
  if (typeof path !== 'string' || path === '') {
    throw new StrnnError(
      'option',
      `${where}.path: expected the name of the data set's folder, found ${showValue(path)}`,
    );
  }
  if (cache !== undefined && cache !== false && (typeof cache !== 'string' || cache === '')) {
    throw new StrnnError(
      'option',
      `${where}.cache: expected the name of a folder, or false for none, found ${showValue(cache)}`,
    );
  }
}
