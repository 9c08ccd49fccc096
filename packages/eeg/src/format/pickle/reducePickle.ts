import { decodeNdArray, type DecodeNdArrayLimits } from './decodeNdArray.js';
import type { PickleCursor } from './PickleCursor.js';
import { pickleGlobalMeaning } from './pickleGlobal.js';
import {
  PickleArray,
  PickleDtype,
  PickleGlobal,
  PickleItemDict,
  PickleItemList,
  PickleItemTuple,
  pickleItemKind,
  type PickleItem,
} from './PickleItem.js';
import { pickleDictKey } from './pickleDictKey.js';
import { ndDtype, ndDtypesRead } from './ndDtype.js';
import { decodePickleText, latin1Bytes, PickleText } from './PickleText.js';

/**
 * What calling one of the allowed names with these arguments gives. Nothing is called: each is told apart by its name.
 *
 * @throws StrnnError `data` for arguments that NumPy would not have written
 */
export function reducePickle(
  callable: PickleItem,
  argument: PickleItem,
  cursor: PickleCursor,
  limits: DecodeNdArrayLimits,
): PickleItem {
  const { fail } = cursor;
  if (!(callable instanceof PickleGlobal)) throw fail(`expected a name to call, found ${pickleItemKind(callable)}`);
  if (!(argument instanceof PickleItemTuple)) {
    throw fail(`expected a tuple of arguments for ${callable.name}, found ${pickleItemKind(argument)}`);
  }
  const { items } = argument;
  const wrong = (expected: string): Error =>
    fail(`${callable.name}: expected ${expected}, found (${items.slice(0, 8).map(pickleItemKind).join(', ')})`);
  switch (pickleGlobalMeaning(callable)) {
    case 'reconstruct': {
      const [type] = items;
      if (items.length !== 3 || !(type instanceof PickleGlobal) || pickleGlobalMeaning(type) !== 'ndarray') {
        throw wrong('(numpy.ndarray, shape, type)');
      }
      return new PickleArray();
    }
    case 'dtype': {
      const name = text(items[0]);
      if (name === undefined) throw wrong('the name of a dtype first');
      return new PickleDtype(dtypeOf(name, fail));
    }
    case 'scalar': {
      const [dtype, value] = items;
      const bytes = pickleBytes(value);
      if (!(dtype instanceof PickleDtype) || bytes === undefined) throw wrong('(dtype, bytes)');
      return scalar(dtype, bytes, limits);
    }
    case 'frombuffer': {
      const [buffer, dtype, sizes, order] = items;
      const bytes = pickleBytes(buffer);
      const shape = pickleShape(sizes);
      const letter = text(order);
      if (
        !(dtype instanceof PickleDtype) ||
        bytes === undefined ||
        shape === undefined ||
        (letter !== 'C' && letter !== 'F')
      ) {
        throw wrong("(bytes, dtype, shape, 'C' or 'F')");
      }
      const made = new PickleArray();
      made.array = decodeNdArray(
        { dtype: dtype.dtype, shape, fortranOrder: letter === 'F', bytes, owned: false },
        limits,
      );
      return made;
    }
    case 'encode': {
      const [string, encoding] = items;
      const name = text(encoding);
      if (!(string instanceof PickleText) || (name !== 'latin1' && name !== 'latin-1'))
        throw wrong("(string, 'latin1')");
      if (string.encoding === 'utf-8') limits.take(string.bytes.byteLength);
      const bytes = latin1Bytes(string);
      if (bytes === undefined) throw fail(`${callable.name}: expected characters up to 255, found others`);
      return bytes;
    }
    case 'bytes':
      if (items.length > 0) throw wrong('nothing');
      return new Uint8Array(0);
    case 'OrderedDict':
      return orderedDict(items, cursor, wrong);
    default:
      throw fail(`${callable.name} is a type; expected nothing to be called with it`);
  }
}

/** A short string. */
export function text(item: PickleItem | undefined): string | undefined {
  if (typeof item === 'string') return item;
  if (!(item instanceof PickleText) || item.bytes.byteLength > 1000) return undefined;
  const decoded = decodePickleText(item);
  return 'text' in decoded ? decoded.text : undefined;
}

/** Byte strings of Python 2 and 3. */
export function pickleBytes(item: PickleItem | undefined): Uint8Array | undefined {
  if (item instanceof Uint8Array) return item;
  return item instanceof PickleText && item.encoding === 'latin1' ? item.bytes : undefined;
}

export function pickleShape(item: PickleItem | undefined): readonly number[] | undefined {
  if (!(item instanceof PickleItemTuple)) return undefined;
  return item.items.every((size) => typeof size === 'number') ? item.items : undefined;
}

function dtypeOf(name: string, fail: (reason: string) => Error): PickleDtype['dtype'] {
  const dtype = ndDtype(name);
  if (dtype === undefined)
    throw fail(`expected a dtype of ${ndDtypesRead}, found ${JSON.stringify(name.slice(0, 50))}`);
  return dtype;
}

function scalar({ dtype }: PickleDtype, bytes: Uint8Array, limits: DecodeNdArrayLimits): PickleItem {
  const array = decodeNdArray({ dtype, shape: [], fortranOrder: false, bytes, owned: false }, limits);
  if (array.dtype === 'object') throw limits.fail('a single object of NumPy, which is not read');
  const [value] = array.data;
  if (array.dtype === 'bool') return value === 1;
  if (typeof value === 'bigint' && value === BigInt(Number(value)) && Number.isSafeInteger(Number(value)))
    return Number(value);
  return value;
}

/** `OrderedDict()` in Python 3; in Python 2 with a list of pairs. */
function orderedDict(
  items: readonly PickleItem[],
  cursor: PickleCursor,
  wrong: (expected: string) => Error,
): PickleItem {
  const dict = new PickleItemDict();
  if (items.length === 0) return dict;
  const [pairs] = items;
  if (items.length !== 1 || !(pairs instanceof PickleItemList)) throw wrong('nothing, or a list of pairs');
  for (const pair of pairs.items) {
    const entry = pair instanceof PickleItemList || pair instanceof PickleItemTuple ? pair.items : [];
    if (entry.length !== 2) throw wrong('nothing, or a list of pairs');
    dict.entries.set(pickleDictKey(entry[0], cursor), entry[1]);
  }
  return dict;
}
