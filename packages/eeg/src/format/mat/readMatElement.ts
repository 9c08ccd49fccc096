import { matNumericTypes, matStoredClass } from './matNumericTypes.js';
import type { MatReader } from './MatReader.js';
import { readMatNumbers } from './readMatNumbers.js';
import { matTypeName, readMatTag } from './readMatTag.js';
import type { MatArrayData, MatNumericClass } from './MatValue.js';
import type { MatTask } from './MatTask.js';

export interface MatElement {
  readonly data: MatArrayData;
  /** Type number it was stored as. */
  readonly type: number;
  /** Offset of its tag. */
  readonly at: number;
}

/**
 * Reads a data element of numbers.
 *
 * @param end offset where the enclosing array ends
 * @param count how many numbers it holds, undefined for as many as there are
 * @param wanted class of the array to return; undefined for the type that it is stored in
 * @throws StrnnError `data` when it holds no numbers or another count
 */
export function* readMatElement(
  reader: MatReader,
  end: number,
  count: number | undefined,
  wanted?: MatNumericClass,
): MatTask<MatElement> {
  const { stream } = reader;
  const tag = yield* readMatTag(stream, end);
  let stored = matStoredClass(tag.type);
  if (stored === undefined) throw stream.fault('numbers', matTypeName(tag.type), tag.at);
  const there = tag.bytes / matNumericTypes[stored].size;
  // MATLAB writes the ones of a sparse logical array as bytes and calls them doubles.
  if (stored === 'double' && wanted === 'uint8' && tag.bytes === count) stored = 'uint8';
  else if (count === undefined ? !Number.isInteger(there) : there !== count) {
    const expected = count === undefined ? 'whole numbers' : `${count} numbers`;
    throw stream.fault(expected, `${tag.bytes} bytes of ${matTypeName(tag.type)}`, tag.at);
  }
  const data = yield* readMatNumbers(reader, stored, count ?? there, wanted ?? stored);
  yield* stream.skip(tag.padding);
  return { data, type: tag.type, at: tag.at };
}
