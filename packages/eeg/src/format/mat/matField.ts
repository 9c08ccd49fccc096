import { StrnnError, unknownName } from '@strnn/core/error';
import { describeMatValue } from './describeMatValue.js';
import type { MatValue } from './MatValue.js';

/**
 * A field of a struct.
 *
 * @param where names the struct in messages
 * @param element of a struct array, 0-based, column-major. Default: the only one
 * @throws StrnnError `data` when the value is no struct, has another number of elements, or no such field
 */
export function matField(value: MatValue, name: string, where: string, element?: number): MatValue {
  if (value.class !== 'struct' && value.class !== 'object') {
    throw new StrnnError('data', `${where}: expected a struct with a field ${name}, found ${describeMatValue(value)}`);
  }
  if (element === undefined && value.elements.length !== 1) {
    throw new StrnnError('data', `${where}: expected a struct of one element, found ${describeMatValue(value)}`);
  }
  const fields = value.elements[element ?? 0];
  if (fields === undefined) {
    const found = `element ${element} of ${describeMatValue(value)}`;
    throw new StrnnError(
      'data',
      `${where}: expected an element from 0 to ${value.elements.length - 1}, found ${found}`,
    );
  }
  const field = fields.get(name);
  if (field === undefined) throw unknownName(where, 'field', name, value.fields, 'data');
  return field;
}
