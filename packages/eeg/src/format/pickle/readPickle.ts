import { StrnnError } from '@strnn/core/error';
import { buildPickle } from './buildPickle.js';
import type { DecodeNdArrayLimits } from './decodeNdArray.js';
import { finishPickle } from './finishPickle.js';
import { createPickleCursor, type PickleCursor } from './PickleCursor.js';
import type { PickleArray, PickleItem, PickleItemList } from './PickleItem.js';
import { runPickleOpcode, type PickleMachine } from './runPickleOpcode.js';
import { pickleCode } from './pickleOpcodes.js';
import type { PickleValue, ReadPickleOptions } from './PickleValue.js';
import { reducePickle } from './reducePickle.js';

/** Nothing of a small pickle takes more than this. */
const always = 2 ** 26;
/** Objects per byte of the pickle cost at most so many bytes. */
const perByte = 32;
const mostItems = 2 ** 23;
/** Of a value on the stack or in the memo. */
const itemBytes = 24;

/**
 * Reads a Python pickle of protocol 0 to 5 without running anything: lists, tuples, dicts, numbers, strings, bytes and
 * NumPy arrays. Any class or function but those that NumPy needs for arrays is refused where it is named.
 *
 * Arrays of numbers are copies; bytes of Python 3 are views of `bytes`.
 *
 * @param where the file, for errors
 * @throws StrnnError `data` for a pickle that is damaged, cut, asks for anything else or takes too much memory, naming the
 * byte, the opcode, what was expected and what was found
 */
export function readPickle(bytes: Uint8Array, where: string, options: ReadPickleOptions = {}): PickleValue {
  const { maxBytes = 2 ** 31 } = options;
  if (!(typeof maxBytes === 'number' && maxBytes > 0)) {
    throw new StrnnError(
      'option',
      `readPickle.maxBytes: expected a number of bytes above 0, found ${String(maxBytes)}`,
    );
  }
  const cursor = createPickleCursor(bytes, where);
  const limits = createLimits(cursor, Math.min(maxBytes, always + perByte * bytes.byteLength));
  const { machine, lists } = createMachine(cursor, limits);
  for (;;) {
    const opcode = cursor.opcode();
    if (opcode === pickleCode.STOP) break;
    runPickleOpcode(opcode, machine);
  }
  const root = machine.pop();
  return finishPickle(root, lists, 1_000_000 + 8 * bytes.byteLength, limits.take, cursor);
}

function createLimits({ fail }: PickleCursor, most: number): DecodeNdArrayLimits {
  let left = most;
  return {
    take(count) {
      left -= count;
      if (!(left >= 0))
        throw fail(
          `with this the values take more than the ${most} bytes allowed (maxBytes and the size of the pickle)`,
        );
    },
    fail,
  };
}

function createMachine(
  cursor: PickleCursor,
  limits: DecodeNdArrayLimits,
): { machine: PickleMachine; lists: Map<PickleArray, PickleItemList> } {
  const { fail } = cursor;
  const stack: PickleItem[] = [];
  const marks: number[] = [];
  const memo = new Map<number, PickleItem>();
  const lists = new Map<PickleArray, PickleItemList>();
  // A mark parts the stack: what lies below it is out of reach until it is taken away.
  const floor = (): number => marks.at(-1) ?? 0;
  const machine: PickleMachine = {
    cursor,
    limits,
    push(item) {
      if (stack.length + marks.length >= mostItems)
        throw fail(`expected at most ${mostItems} values on the stack, found more`);
      limits.take(itemBytes);
      stack.push(item);
    },
    pop() {
      if (stack.length <= floor()) throw fail('expected a value on the stack, found none');
      return stack.pop()!;
    },
    top() {
      if (stack.length <= floor()) throw fail('expected a value on the stack, found none');
      return stack.at(-1)!;
    },
    mark() {
      if (stack.length + marks.length >= mostItems)
        throw fail(`expected at most ${mostItems} values on the stack, found more`);
      marks.push(stack.length);
    },
    popMark() {
      const from = marks.pop();
      if (from === undefined) throw fail('expected a mark on the stack, found none');
      return stack.splice(from);
    },
    popMarkOrValue() {
      if (stack.length > floor()) stack.pop();
      else if (marks.pop() === undefined) throw fail('expected a value on the stack, found none');
    },
    put(index) {
      if (memo.size >= mostItems) throw fail(`expected at most ${mostItems} values in the memo, found more`);
      limits.take(itemBytes);
      memo.set(index, machine.top());
    },
    memoize() {
      machine.put(memo.size);
    },
    get(index) {
      const item = memo.get(index);
      if (item === undefined) throw fail(`expected a value in the memo at ${index}, found none`);
      machine.push(item);
    },
    reduce(callable, argument) {
      machine.push(reducePickle(callable, argument, cursor, limits));
    },
    build(target, state) {
      buildPickle(target, state, cursor, limits, lists);
    },
  };
  return { machine, lists };
}
