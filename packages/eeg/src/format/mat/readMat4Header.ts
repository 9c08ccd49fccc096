import { bufferedMatStream } from './bufferedMatStream.js';
import { fileMatSource } from './fileMatSource.js';
import type { MatVariable } from './MatFile.js';
import type { MatHandle } from './MatHandle.js';
import { matNumericTypes } from './matNumericTypes.js';
import type { MatStream } from './MatStream.js';
import type { MatNumericClass } from './MatValue.js';
import { matNameText } from './readMatName.js';
import type { MatTask } from './MatTask.js';

export interface Mat4Header {
  readonly variable: MatVariable;
  /** Type that the numbers are stored in. */
  readonly stored: MatNumericClass;
  /** Numbers that are stored, real parts before imaginary ones. */
  readonly count: number;
  /** Rows and columns of what is stored: of a sparse array its table of rows, columns and values. */
  readonly table: readonly [rows: number, columns: number];
  readonly bigEndian: boolean;
  /** Offsets of the numbers and after them. */
  readonly start: number;
  readonly end: number;
}

const storedClasses = ['double', 'single', 'int32', 'int16', 'uint16', 'uint8'] as const;
const machines = ['little-endian', 'big-endian', 'VAX D-float', 'VAX G-float', 'Cray'];
const mostName = 4096;

/**
 * Reads the head of a variable of version 4, 20 bytes and the name: the number MOPT (machine, 0, stored type, kind), rows,
 * columns, whether there is an imaginary part, and the length of the name.
 *
 * @param stream stands at the head, and after it at the numbers
 * @throws StrnnError `data` for a head that is none, for VAX and Cray numbers, and when the numbers reach beyond the file
 */
export function* readMat4Header(
  opened: MatHandle,
  stream: MatStream,
  warn: (text: string) => void,
): MatTask<Mat4Header> {
  const at = stream.offset();
  if (stream.left() < 20) throw stream.fault('the head of a variable, 20 bytes', `the end after ${stream.left()}`);
  const head = yield* stream.take(20);
  const [mopt, rows, columns, imaginary, nameLength] = Array.from({ length: 5 }, (_, i) =>
    stream.bigEndian ? head.readInt32BE(4 * i) : head.readInt32LE(4 * i),
  ) as [number, number, number, number, number];
  const [machine, zero, type, kind] = [mopt / 1000, (mopt / 100) % 10, (mopt / 10) % 10, mopt % 10].map(Math.floor) as [
    number,
    number,
    number,
    number,
  ];
  const stored = storedClasses[type];
  if (mopt < 0 || machine > 4 || zero !== 0 || stored === undefined || kind > 2) {
    throw stream.fault(
      'the type of a version 4 variable, 1000 M + 10 P + T (M 0 to 4, P 0 to 5, T 0 to 2)',
      String(mopt),
      at,
    );
  }
  if (machine > 1) throw stream.fault('IEEE numbers, little-endian or big-endian', `${machines[machine]} numbers`, at);
  if ((machine === 1) !== stream.bigEndian) {
    warn(
      `the variable at byte ${at} calls its numbers ${machines[machine]}, its head is not; they are read as the head is`,
    );
  }
  if (rows < 0 || columns < 0) throw stream.fault('rows and columns from 0', `${rows} x ${columns}`, at + 4);
  if (imaginary !== 0 && imaginary !== 1)
    throw stream.fault('0 or 1 for an imaginary part', String(imaginary), at + 12);
  if (nameLength < 0 || nameLength > mostName) {
    throw stream.fault(`a name of at most ${mostName} bytes`, String(nameLength), at + 16);
  }
  const name = matNameText(yield* stream.take(nameLength));
  const sparse = kind === 2;
  const count = rows * columns * (imaginary === 1 && !sparse ? 2 : 1);
  const bytes = count * matNumericTypes[stored].size;
  if (bytes > stream.left()) {
    const found = `${rows} x ${columns} numbers of ${bytes} bytes`;
    throw stream.fault(`an array of at most the ${stream.left()} bytes that are left`, found, at + 4);
  }
  const [start, end] = [stream.offset(), stream.offset() + bytes];
  const common = { stored, count, table: [rows, columns], bigEndian: stream.bigEndian, start, end } as const;
  const variable = { name, global: false, bytes: end - at };
  if (!sparse) {
    const complex = imaginary === 1 && kind === 0;
    return {
      ...common,
      variable: { ...variable, class: kind === 1 ? 'char' : 'double', dims: [rows, columns], complex },
    };
  }
  if ((columns !== 3 && columns !== 4) || rows < 1) {
    throw stream.fault('3 or 4 columns and a last row of sizes in a sparse array', `${rows} x ${columns}`, at + 4);
  }
  const dims = yield* readSparseDims(opened, common);
  return { ...common, variable: { ...variable, class: 'sparse', dims, complex: columns === 4 } };
}

/** A sparse array is a table of row, column and value (or real and imaginary part); its last row holds the sizes. */
function* readSparseDims(
  opened: MatHandle,
  { start, end, table: [rows], stored, bigEndian }: Omit<Mat4Header, 'variable'>,
): MatTask<number[]> {
  const { size } = matNumericTypes[stored];
  const dims: number[] = [];
  for (const column of [0, 1]) {
    const stream = bufferedMatStream(fileMatSource(opened, start, end, size), bigEndian);
    yield* stream.skip((column * rows + rows - 1) * size);
    const at = stream.offset();
    const bytes = Buffer.from(yield* stream.take(size));
    if (!bigEndian) bytes.reverse();
    const value =
      size === 8 ? bytes.readDoubleBE() : stored === 'single' ? bytes.readFloatBE() : bytes.readUIntBE(0, size);
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** 31) {
      throw stream.fault('the size of a sparse array, 0 to 2^31 - 1', String(value), at);
    }
    dims.push(value);
  }
  return dims;
}
