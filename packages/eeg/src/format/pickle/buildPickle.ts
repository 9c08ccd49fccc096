import { decodeNdArray, ndCount, type DecodeNdArrayLimits } from './decodeNdArray.js';
import type { PickleCursor } from './PickleCursor.js';
import {
  PickleArray,
  PickleDtype,
  PickleItemList,
  PickleItemTuple,
  pickleItemKind,
  type PickleItem,
} from './PickleItem.js';
import { PickleText } from './PickleText.js';
import { pickleBytes, pickleShape, text } from './reducePickle.js';

/**
 * Completes an array or a dtype with its state; nothing else has one.
 *
 * @throws StrnnError `data` for a state that NumPy would not have written
 */
export function buildPickle(
  target: PickleItem,
  state: PickleItem,
  { fail }: PickleCursor,
  limits: DecodeNdArrayLimits,
  lists: Map<PickleArray, PickleItemList>,
): void {
  const items = state instanceof PickleItemTuple ? state.items : [];
  const wrong = (what: string, expected: string): Error =>
    fail(`the state of ${what}: expected ${expected}, found (${items.slice(0, 10).map(pickleItemKind).join(', ')})`);
  if (target instanceof PickleDtype) {
    // (version, byte order, base, field names, fields, item size, alignment, flags[, metadata])
    const [version, order, base, names] = items;
    const letter = text(order);
    if (
      typeof version !== 'number' ||
      letter === undefined ||
      !'<>|='.includes(letter) ||
      letter === '' ||
      items.length < 5
    ) {
      throw wrong('a dtype', '(version, byte order, None, None, None, size, alignment, flags)');
    }
    if (base !== null || names !== null) throw fail('a dtype of arrays or records, which is not read');
    target.dtype = { ...target.dtype, bigEndian: letter === '>' };
    return;
  }
  if (!(target instanceof PickleArray))
    throw fail(`expected an array or a dtype to build, found ${pickleItemKind(target)}`);
  // (version, shape, dtype, column-major, bytes or list of objects); the oldest have no version
  const [sizes, dtype, fortran, content] = items.length === 4 ? items : items.slice(1);
  const shape = pickleShape(sizes);
  if (items.length < 4 || items.length > 5 || shape === undefined || !(dtype instanceof PickleDtype)) {
    throw wrong('an array', '(version, shape, dtype, column-major, content)');
  }
  if (typeof fortran !== 'boolean' && typeof fortran !== 'number')
    throw wrong('an array', 'True or False for column-major');
  if (target.array !== undefined || lists.has(target)) throw fail('an array that is built a second time');
  const fortranOrder = Boolean(fortran);
  if (dtype.dtype.dtype === 'object') {
    if (!(content instanceof PickleItemList)) throw wrong('an array of objects', 'a list as its content');
    const count = ndCount(shape, fail);
    if (count !== content.items.length) {
      throw fail(
        `an array of ${shape.join(' x ')} objects; expected a list of ${count}, found ${content.items.length}`,
      );
    }
    target.array = { dtype: 'object', shape, fortranOrder, data: [] };
    lists.set(target, content);
    return;
  }
  const bytes = pickleBytes(content);
  if (bytes === undefined) throw wrong('an array', 'bytes as its content');
  const owned = content instanceof PickleText && content.owned;
  target.array = decodeNdArray({ dtype: dtype.dtype, shape, fortranOrder, bytes, owned }, limits);
}
