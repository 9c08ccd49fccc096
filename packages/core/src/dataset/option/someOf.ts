import { StrnnError, unknownName } from '../../error/index.js';
import { showValue } from './showValue.js';

/**
 * Some of the allowed names, in the order given; all of them, in their order, where nothing was given. Numbers stand for
 * the names that look like them (subjects and sessions).
 *
 * @throws StrnnError `option` for anything but a list of different allowed names with at least one.
 */
export function someOf<Name extends string>(
  where: string,
  kind: string,
  value: unknown,
  allowed: readonly Name[],
): readonly Name[] {
  if (value === undefined) return allowed;
  if (!Array.isArray(value) || value.length === 0) {
    throw new StrnnError(
      'option',
      `${where}: expected a list with at least one ${kind}, found ${showValue(value)}. Allowed: ${allowed.join(', ')}.`,
    );
  }
  const names = value.map((item) => (typeof item === 'number' ? String(item) : (item as unknown)));
  names.forEach((name, index) => {
    if (!(allowed as readonly unknown[]).includes(name)) {
      throw unknownName(where, kind, typeof name === 'string' ? name : showValue(name), allowed);
    }
    if (names.indexOf(name) !== index)
      throw new StrnnError('option', `${where}: names the ${kind} '${String(name)}' twice`);
  });
  return names as Name[];
}
