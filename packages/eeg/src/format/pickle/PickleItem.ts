import type { NdArray } from './NdArray.js';
import type { NdDtype } from './ndDtype.js';
import { PickleText } from './PickleText.js';
import type { PickleValue } from './PickleValue.js';

/** The only classes and functions that a pickle may name: `'numpy.dtype'`. They are recognised, and nothing of them is run. */
export class PickleGlobal {
  constructor(readonly name: string) {}
}

/** A dtype under construction: BUILD tells the byte order. */
export class PickleDtype {
  constructor(public dtype: NdDtype) {}
}

/** An array under construction: BUILD tells everything. */
export class PickleArray {
  array: NdArray | undefined;
}

/** What lies on the stack of a pickle: values that are not done yet, among them lists and dicts that still grow. */
export type PickleItem =
  | Exclude<
      PickleValue,
      readonly PickleValue[] | ReadonlyMap<PickleValue, PickleValue> | { readonly tuple: readonly PickleValue[] }
    >
  | PickleText
  | PickleGlobal
  | PickleDtype
  | PickleArray
  | PickleItemList
  | PickleItemTuple
  | PickleItemDict;

export class PickleItemList {
  readonly items: PickleItem[] = [];
}

export class PickleItemTuple {
  constructor(readonly items: readonly PickleItem[]) {}
}

export class PickleItemDict {
  readonly entries = new Map<PickleItem, PickleItem>();
}

/** What kind of thing an item is, for errors. */
export function pickleItemKind(item: PickleItem | undefined): string {
  if (item === undefined) return 'nothing';
  if (item === null) return 'None';
  if (item instanceof PickleItemList) return `a list of ${item.items.length}`;
  if (item instanceof PickleItemTuple) return `a tuple of ${item.items.length}`;
  if (item instanceof PickleItemDict) return 'a dict';
  if (item instanceof PickleText || typeof item === 'string') return 'a string';
  if (item instanceof PickleGlobal) return `the name ${item.name}`;
  if (item instanceof PickleDtype) return 'a dtype';
  if (item instanceof PickleArray) return 'an array';
  if (item instanceof Uint8Array) return 'bytes';
  return typeof item === 'object' ? 'an array' : `a ${typeof item}`;
}
