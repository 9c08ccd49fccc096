import type { PickleCursor } from './PickleCursor.js';
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
import { decodePickleText, PickleText } from './PickleText.js';
import type { PickleValue } from './PickleValue.js';

type Container = PickleItemList | PickleItemTuple | PickleItemDict | PickleArray;

interface Frame {
  readonly container: Container;
  readonly children: readonly PickleItem[];
  readonly done: PickleValue[];
  /** Values inside, counted as often as they are referred to. */
  size: number;
}

const deepest = 100;
const mostObjects = 2 ** 23;

/**
 * Turns what a pickle left on its stack into values: strings are decoded, and lists, tuples, dicts and arrays of objects
 * become plain. What is referred to several times stays one value.
 *
 * @throws StrnnError `data` for what contains itself, is nested deeper than 100, or would be more than `most` values when
 * written out; and for names, dtypes and unbuilt arrays, which are no values
 */
export function finishPickle(
  root: PickleItem,
  lists: ReadonlyMap<PickleArray, PickleItemList>,
  most: number,
  take: (bytes: number) => void,
  { fail }: PickleCursor,
): PickleValue {
  const finished = new Map<PickleItem, { readonly value: PickleValue; readonly size: number }>();
  const open = new Set<PickleItem>();
  const stack: Frame[] = [];
  const top: PickleValue[] = [];

  const finish = (item: PickleItem, value: PickleValue, size: number): void => {
    if (finished.size >= mostObjects)
      throw fail(`expected at most ${mostObjects} strings, lists, tuples and dicts, found more`);
    finished.set(item, { value, size });
  };
  const enter = (item: PickleItem): void => {
    const done = stack.at(-1)?.done ?? top;
    const known = finished.get(item);
    if (known !== undefined) {
      add(known.size);
      done.push(known.value);
      return;
    }
    add(1);
    if (!isContainer(item)) {
      const value = plain(item);
      // Text and objects that are met again are one value.
      if (typeof item === 'object' && item !== null) finish(item, value, 1);
      done.push(value);
      return;
    }
    if (item instanceof PickleArray && !lists.has(item)) {
      if (item.array === undefined) throw fail('an array that was never built');
      finish(item, item.array, 1);
      done.push(item.array);
      return;
    }
    if (open.has(item)) throw fail(`${pickleItemKind(item)} that contains itself`);
    if (stack.length >= deepest) throw fail(`values nested deeper than ${deepest}`);
    open.add(item);
    stack.push({ container: item, children: childrenOf(item, lists), done: [], size: 1 });
  };
  const add = (size: number): void => {
    const frame = stack.at(-1);
    if (frame === undefined) return;
    frame.size += size;
    if (frame.size > most)
      throw fail(`values that refer to the same ones so often that they are more than ${most} in all`);
  };
  const plain = (item: PickleItem): PickleValue => {
    if (item instanceof PickleGlobal || item instanceof PickleDtype)
      throw fail(`expected a value, found ${pickleItemKind(item)}`);
    if (!(item instanceof PickleText)) return item as PickleValue;
    take(2 * item.bytes.byteLength);
    const decoded = decodePickleText(item);
    if ('reason' in decoded) throw fail(decoded.reason);
    return decoded.text;
  };

  enter(root);
  while (stack.length > 0) {
    const frame = stack.at(-1)!;
    if (frame.done.length < frame.children.length) {
      enter(frame.children[frame.done.length]);
      continue;
    }
    stack.pop();
    open.delete(frame.container);
    const value = assemble(frame);
    finish(frame.container, value, frame.size);
    const outside = stack.at(-1);
    (outside?.done ?? top).push(value);
    // One was counted for it on the way in by the frame around it.
    if (outside !== undefined) add(frame.size - 1);
  }
  return top[0];
}

const isContainer = (item: PickleItem): item is Container =>
  item instanceof PickleItemList ||
  item instanceof PickleItemTuple ||
  item instanceof PickleItemDict ||
  item instanceof PickleArray;

function childrenOf(item: Container, lists: ReadonlyMap<PickleArray, PickleItemList>): readonly PickleItem[] {
  if (item instanceof PickleArray) return lists.get(item)!.items;
  return item instanceof PickleItemDict ? [...item.entries].flat() : item.items;
}

function assemble({ container, done }: Frame): PickleValue {
  if (container instanceof PickleItemList) return done;
  if (container instanceof PickleItemTuple) return { tuple: done };
  if (container instanceof PickleArray) {
    const { shape, fortranOrder } = container.array!;
    return { dtype: 'object', shape, fortranOrder, data: done };
  }
  const map = new Map<PickleValue, PickleValue>();
  for (let i = 0; i < done.length; i += 2) map.set(done[i], done[i + 1]);
  return map;
}
