import { StrnnError } from '@strnn/core/error';
import type { MatStruct, MatValue } from './MatValue.js';

type Fields = Readonly<Record<string, MatValue>>;

/**
 * A struct, or a struct array of several elements with the same fields.
 *
 * @param elements the fields of one element, or of every one, column-major
 * @param dims default one row
 * @throws StrnnError `shape` when the sizes do not fit or an element has other fields than the first
 */
export function matStruct(elements: Fields | readonly Fields[], dims?: readonly number[]): MatStruct {
  const list = isList(elements) ? elements : [elements];
  const sizes = dims ?? [1, list.length];
  const count = sizes.reduce((product, size) => product * size, 1);
  if (sizes.length < 2 || count !== list.length) {
    throw new StrnnError(
      'shape',
      `matStruct: expected ${sizes.join(' x ')} elements in two or more dimensions, found ${list.length}`,
    );
  }
  const fields = Object.keys(list[0] ?? {});
  const maps = list.map((element, i) => {
    const found = Object.keys(element);
    if (found.length !== fields.length || fields.some((field) => !(field in element))) {
      throw new StrnnError(
        'shape',
        `matStruct: expected the fields ${fields.join(', ')} in element ${i + 1} too, found ${found.join(', ')}`,
      );
    }
    return new Map(fields.map((field) => [field, element[field]]));
  });
  return { class: 'struct', dims: sizes, fields, elements: maps };
}

function isList(elements: Fields | readonly Fields[]): elements is readonly Fields[] {
  return Array.isArray(elements);
}
