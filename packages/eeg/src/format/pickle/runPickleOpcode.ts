import type { DecodeNdArrayLimits } from './decodeNdArray.js';
import { decodePickleEscapes } from './decodePickleEscapes.js';
import type { PickleCursor } from './PickleCursor.js';
import { pickleDictKey } from './pickleDictKey.js';
import { pickleGlobal, refusePickleGlobal } from './pickleGlobal.js';
import {
  PickleGlobal,
  PickleItemDict,
  PickleItemList,
  PickleItemTuple,
  pickleItemKind,
  type PickleItem,
} from './PickleItem.js';
import { mostNumberBytes, pickleDecimal, pickleFloat, pickleLong } from './pickleNumber.js';
import { pickleCode as code } from './pickleOpcodes.js';
import { PickleText } from './PickleText.js';
import { rawUnicode } from './rawUnicode.js';
import { text } from './reducePickle.js';

/** The stack and memo of a pickle; every function throws a StrnnError where there is not what it takes. */
export interface PickleMachine {
  readonly cursor: PickleCursor;
  readonly limits: DecodeNdArrayLimits;
  push(item: PickleItem): void;
  pop(): PickleItem;
  top(): PickleItem;
  mark(): void;
  /** What lies above the last mark, which is taken away. */
  popMark(): PickleItem[];
  popMarkOrValue(): void;
  put(index: number): void;
  memoize(): void;
  get(index: number): void;
  reduce(callable: PickleItem, argument: PickleItem): void;
  build(target: PickleItem, state: PickleItem): void;
}

/**
 * Does what one opcode of a pickle says, but for STOP.
 *
 * @throws StrnnError `data` for opcodes that make objects, and for what does not fit
 */
export function runPickleOpcode(opcode: number, machine: PickleMachine): void {
  const { cursor, push, pop, popMark } = machine;
  const { fail } = cursor;
  switch (opcode) {
    case code.PROTO: {
      const protocol = cursor.unsigned(1);
      if (protocol > 5) throw fail(`expected a protocol from 0 to 5, found ${protocol}`);
      return;
    }
    case code.FRAME:
      cursor.unsigned(8);
      return;
    case code.MARK:
      return machine.mark();
    case code.POP:
      return machine.popMarkOrValue();
    case code.POP_MARK:
      popMark();
      return;
    case code.DUP:
      return push(machine.top());

    case code.NONE:
      return push(null);
    case code.NEWTRUE:
      return push(true);
    case code.NEWFALSE:
      return push(false);
    case code.INT:
      return push(pickleDecimal(cursor.text(5000), true, cursor));
    case code.LONG:
      return push(pickleDecimal(cursor.text(5000), false, cursor));
    case code.BININT:
      return push(cursor.int32());
    case code.BININT1:
      return push(cursor.unsigned(1));
    case code.BININT2:
      return push(cursor.unsigned(2));
    case code.LONG1:
      return push(pickleLong(cursor.bytes(cursor.unsigned(1))));
    case code.LONG4:
      return push(pickleLong(cursor.bytes(limited(cursor.int32(), cursor))));
    case code.FLOAT:
      return push(pickleFloat(cursor.text(1000), cursor));
    case code.BINFLOAT:
      return push(cursor.float64());

    case code.STRING:
      return push(quoted(machine));
    case code.BINSTRING:
      return push(new PickleText(cursor.bytes(notNegative(cursor.int32(), cursor)), 'latin1', false));
    case code.SHORT_BINSTRING:
      return push(new PickleText(cursor.bytes(cursor.unsigned(1)), 'latin1', false));
    case code.UNICODE:
      return push(rawUnicode(cursor, machine.limits));
    case code.SHORT_BINUNICODE:
      return push(new PickleText(cursor.bytes(cursor.unsigned(1)), 'utf-8', false));
    case code.BINUNICODE:
      return push(new PickleText(cursor.bytes(cursor.unsigned(4)), 'utf-8', false));
    case code.BINUNICODE8:
      return push(new PickleText(cursor.bytes(cursor.unsigned(8)), 'utf-8', false));
    case code.SHORT_BINBYTES:
      return push(cursor.bytes(cursor.unsigned(1)));
    case code.BINBYTES:
      return push(cursor.bytes(cursor.unsigned(4)));
    case code.BINBYTES8:
    case code.BYTEARRAY8:
      return push(cursor.bytes(cursor.unsigned(8)));
    case code.READONLY_BUFFER:
      if (!(machine.top() instanceof Uint8Array)) throw fail(`expected bytes, found ${pickleItemKind(machine.top())}`);
      return;

    case code.EMPTY_LIST:
      return push(new PickleItemList());
    case code.EMPTY_TUPLE:
      return push(new PickleItemTuple([]));
    case code.EMPTY_DICT:
      return push(new PickleItemDict());
    case code.LIST: {
      const list = new PickleItemList();
      extend(list, popMark());
      return push(list);
    }
    case code.TUPLE:
      return push(new PickleItemTuple(popMark()));
    case code.TUPLE1:
      return push(new PickleItemTuple([pop()]));
    case code.TUPLE2: {
      const second = pop();
      return push(new PickleItemTuple([pop(), second]));
    }
    case code.TUPLE3: {
      const [third, second] = [pop(), pop()];
      return push(new PickleItemTuple([pop(), second, third]));
    }
    case code.DICT: {
      const dict = new PickleItemDict();
      setItems(dict, popMark(), cursor);
      return push(dict);
    }
    case code.APPEND: {
      const item = pop();
      return extend(machine.top(), [item], cursor);
    }
    case code.APPENDS: {
      const items = popMark();
      return extend(machine.top(), items, cursor);
    }
    case code.SETITEM: {
      const value = pop();
      const key = pop();
      return setItems(machine.top(), [key, value], cursor);
    }
    case code.SETITEMS: {
      const items = popMark();
      return setItems(machine.top(), items, cursor);
    }

    case code.PUT:
      return machine.put(index(cursor));
    case code.BINPUT:
      return machine.put(cursor.unsigned(1));
    case code.LONG_BINPUT:
      return machine.put(cursor.unsigned(4));
    case code.MEMOIZE:
      return machine.memoize();
    case code.GET:
      return machine.get(index(cursor));
    case code.BINGET:
      return machine.get(cursor.unsigned(1));
    case code.LONG_BINGET:
      return machine.get(cursor.unsigned(4));

    case code.GLOBAL:
      return push(pickleGlobal(cursor.text(1000), cursor.text(1000), cursor));
    case code.STACK_GLOBAL: {
      const [name, module] = [text(pop()), text(pop())];
      if (module === undefined || name === undefined)
        throw fail('expected the names of a module and of something in it');
      return push(pickleGlobal(module, name, cursor));
    }
    case code.INST:
      throw refusePickleGlobal(`${cursor.text(1000)}.${cursor.text(1000)}`, cursor);
    case code.REDUCE: {
      const argument = pop();
      return machine.reduce(pop(), argument);
    }
    case code.BUILD: {
      const state = pop();
      return machine.build(machine.top(), state);
    }
    case code.OBJ:
    case code.NEWOBJ:
    case code.NEWOBJ_EX: {
      const items =
        opcode === code.OBJ ? popMark() : [pop(), pop(), ...(opcode === code.NEWOBJ_EX ? [pop()] : [])].reverse();
      const [type] = items;
      throw fail(
        `the pickle makes an object of ${type instanceof PickleGlobal ? type.name : pickleItemKind(type)}; only NumPy arrays are read`,
      );
    }
    default:
      throw fail(
        `expected an opcode that makes plain values or NumPy arrays, found ${refused.get(opcode) ?? 'none that is known'}`,
      );
  }
}

/** Opcodes that are known and not read. */
const refused: ReadonlyMap<number, string> = new Map([
  [code.PERSID, 'a persistent object of another program'],
  [code.BINPERSID, 'a persistent object of another program'],
  [code.EXT1, 'a registered class (EXT1)'],
  [code.EXT2, 'a registered class (EXT2)'],
  [code.EXT4, 'a registered class (EXT4)'],
  [code.EMPTY_SET, 'a set'],
  [code.ADDITEMS, 'a set'],
  [code.FROZENSET, 'a frozenset'],
  [code.NEXT_BUFFER, 'bytes that are kept outside of the pickle'],
]);

const mostKeys = 2 ** 23;

function extend(list: PickleItem, items: readonly PickleItem[], cursor?: PickleCursor): void {
  if (!(list instanceof PickleItemList))
    throw cursor!.fail(`expected a list to append to, found ${pickleItemKind(list)}`);
  for (const item of items) list.items.push(item);
}

function setItems(dict: PickleItem, items: readonly PickleItem[], cursor: PickleCursor): void {
  if (!(dict instanceof PickleItemDict))
    throw cursor.fail(`expected a dict to set items of, found ${pickleItemKind(dict)}`);
  if (items.length % 2 !== 0) throw cursor.fail(`expected keys and values in pairs, found ${items.length} of them`);
  if (dict.entries.size + items.length / 2 > mostKeys)
    throw cursor.fail(`expected at most ${mostKeys} keys, found more`);
  for (let i = 0; i < items.length; i += 2) dict.entries.set(pickleDictKey(items[i], cursor), items[i + 1]);
}

function index(cursor: PickleCursor): number {
  const digits = cursor.text(20);
  if (!/^\d{1,15}$/.test(digits)) throw cursor.fail(`expected a number of the memo, found ${JSON.stringify(digits)}`);
  return Number(digits);
}

/** The string literals of protocol 0: `'...'` or `"..."` with escapes. */
function quoted({ cursor, limits }: PickleMachine): PickleText {
  const line = cursor.line();
  const quote = line[0];
  if (line.length < 2 || (quote !== 0x22 && quote !== 0x27) || line[line.length - 1] !== quote) {
    throw cursor.fail('expected a string in quotes, found none');
  }
  limits.take(line.length - 2);
  const bytes = decodePickleEscapes(line.subarray(1, -1));
  if (typeof bytes === 'number')
    throw cursor.fail(`expected escapes as Python writes them, found another ${bytes + 2} bytes on`);
  return new PickleText(bytes, 'latin1', true);
}

function notNegative(count: number, { fail }: PickleCursor): number {
  if (count < 0) throw fail(`expected a length from 0, found ${count}`);
  return count;
}

function limited(count: number, { fail }: PickleCursor): number {
  if (count < 0 || count > mostNumberBytes)
    throw fail(`expected a whole number of at most ${mostNumberBytes} bytes, found ${count}`);
  return count;
}
