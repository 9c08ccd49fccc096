import type { PickleCursor } from './PickleCursor.js';
import { PickleItemTuple, pickleItemKind, type PickleItem } from './PickleItem.js';
import { decodePickleText, PickleText } from './PickleText.js';

const longestKey = 2 ** 16;

/**
 * The key of a dict: strings are decoded, so that equal ones are one key. Keys that are tuples or bytes stay apart even
 * where they are equal.
 *
 * @throws StrnnError `data` for lists and dicts, which are no keys in Python, and for strings above 64 KiB
 */
export function pickleDictKey(key: PickleItem, { fail }: PickleCursor): PickleItem {
  if (key === null || typeof key !== 'object' || key instanceof Uint8Array || key instanceof PickleItemTuple)
    return key;
  if (!(key instanceof PickleText))
    throw fail(`expected a key that is a string, a number or a tuple, found ${pickleItemKind(key)}`);
  if (key.bytes.byteLength > longestKey)
    throw fail(`expected keys of at most ${longestKey} bytes, found ${key.bytes.byteLength}`);
  const decoded = decodePickleText(key);
  if ('reason' in decoded) throw fail(`a key: ${decoded.reason}`);
  return decoded.text;
}
