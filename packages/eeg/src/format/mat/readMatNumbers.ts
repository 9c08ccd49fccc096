import { endianness } from 'node:os';
import type { StrnnError } from '@strnn/core/error';
import { matNumericTypes } from './matNumericTypes.js';
import type { MatReader } from './MatReader.js';
import type { MatArrayData, MatNumericClass } from './MatValue.js';
import type { MatTask } from './MatTask.js';

const bigEndianMachine = endianness() === 'BE';
/** Arrays up to this length are read number by number: a view of their bytes would take longer. */
const few = 32;
/** Numbers converted at once, where the stored type is not the wanted one. */
const piece = 8192;

/**
 * Reads numbers into an array of a class's own type, whatever type they are stored in: straight into the array where the
 * two are the same, by pieces where they are not. Before their bytes have come no more is allocated than `trusted()` of
 * the stream allows; from there on the array doubles.
 *
 * @param stored class whose type they are stored in; the stream holds `count` of them
 * @throws StrnnError `data` for a number that an integer class cannot hold, and when the array exceeds the budget
 */
export function* readMatNumbers(
  { stream, budget }: MatReader,
  stored: MatNumericClass,
  count: number,
  wanted: MatNumericClass,
): MatTask<MatArrayData> {
  const { size: storedSize, make: makeStored, read } = matNumericTypes[stored];
  const { size, make } = matNumericTypes[wanted];
  budget.take(count * size);
  if (count <= few) {
    const bytes = yield* stream.take(count * storedSize);
    const found = makeStored(count);
    for (let i = 0; i < count; i++) found[i] = read(bytes, i * storedSize, stream.bigEndian);
    if (stored === wanted) return found;
    const small = make(count);
    const refused = convert(found, small, 0, stored, wanted);
    if (refused !== undefined) throw unfit(refused);
    return small;
  }
  const swap = storedSize > 1 && stream.bigEndian !== bigEndianMachine;
  const stage = stored === wanted ? undefined : makeStored(Math.min(piece, count));
  const allocate = (length: number) => {
    try {
      return make(length);
    } catch (cause) {
      throw stream.fault('an array that fits into memory', `${length * size} bytes`, undefined, cause);
    }
  };

  let array = allocate(Math.min(count, Math.max(piece, Math.floor(stream.trusted() / storedSize))));
  let done = 0;
  while (done < count) {
    if (done === array.length) {
      const longer = allocate(Math.min(count, 2 * done));
      put(longer, array, 0);
      array = longer;
    }
    if (stage === undefined) {
      yield* readBytes(array, done, array.length);
      done = array.length;
    } else {
      const length = Math.min(array.length - done, stage.length);
      yield* readBytes(stage, 0, length);
      const refused = convert(stage.subarray(0, length), array, done, stored, wanted);
      if (refused !== undefined) throw unfit(refused);
      done += length;
    }
  }
  return array;

  function* readBytes(target: MatArrayData, from: number, to: number): MatTask<void> {
    const bytes = Buffer.from(target.buffer, target.byteOffset + from * storedSize, (to - from) * storedSize);
    yield* stream.fill(bytes);
    if (!swap) return;
    if (storedSize === 8) bytes.swap64();
    else if (storedSize === 4) bytes.swap32();
    else bytes.swap16();
  }
  function unfit(refused: number | bigint): StrnnError {
    return stream.fault(`numbers that ${wanted} can hold`, `${refused} stored as ${stored}`);
  }
}

/** Returns the first number that does not fit. */
function convert(
  stage: MatArrayData,
  array: MatArrayData,
  at: number,
  stored: MatNumericClass,
  wanted: MatNumericClass,
): number | bigint | undefined {
  const from = matNumericTypes[stored].range;
  const to = matNumericTypes[wanted].range;
  if (to !== undefined && !(from !== undefined && from[0] >= to[0] && from[1] <= to[1])) {
    const [low, beyond] = to;
    for (const value of stage) {
      if ((typeof value === 'number' && !Number.isInteger(value)) || value < low || value >= beyond) return value;
    }
  }
  put(array, stage, at);
  return undefined;
}

function put(array: MatArrayData, values: MatArrayData, at: number): void {
  if (array instanceof BigInt64Array || array instanceof BigUint64Array) {
    if (values instanceof BigInt64Array || values instanceof BigUint64Array) array.set(values, at);
    else for (let i = 0; i < values.length; i++) array[at + i] = BigInt(values[i]);
  } else if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    for (let i = 0; i < values.length; i++) array[at + i] = Number(values[i]);
  } else {
    array.set(values, at);
  }
}
