import { matCharRows } from './matCharRows.js';
import type { MatReader } from './MatReader.js';
import type { MatSparse, MatValue } from './MatValue.js';
import type { Mat4Header } from './readMat4Header.js';
import { readMatNumbers } from './readMatNumbers.js';
import type { MatTask } from './MatTask.js';

/**
 * Reads the numbers of a variable of version 4.
 *
 * @throws StrnnError `data` for text that is no character codes, and entries outside a sparse array
 */
export function* readMat4Value(reader: MatReader, header: Mat4Header): MatTask<MatValue> {
  const { variable, count, stored } = header;
  const { class: kind, dims, complex } = variable;
  reader.budget.take(256);
  if (kind === 'sparse') return yield* readSparse(reader, header);
  if (kind === 'char') {
    const [rows = 0, columns = 0] = dims;
    if (columns === 0) reader.budget.takeUnbacked(8 * rows);
    reader.budget.take(2 * count + 48 * rows);
    const codes = (yield* readMatNumbers(reader, stored, rows * columns, 'double')) as Float64Array;
    const wrong = codes.findIndex((code) => !(code >= 0 && code <= 0xffff && Number.isInteger(code)));
    if (wrong >= 0) {
      throw reader.stream.fault('character codes from 0 to 65535', String(codes[wrong]), header.start);
    }
    let text = '';
    for (let i = 0; i < codes.length; i += 8192) text += String.fromCharCode(...codes.subarray(i, i + 8192));
    return { class: 'char', dims, rows: matCharRows(text, dims) };
  }
  const half = complex ? count / 2 : count;
  const data = yield* readMatNumbers(reader, stored, half, 'double');
  if (!complex) return { class: 'double', dims, data };
  return { class: 'double', dims, data, imaginary: yield* readMatNumbers(reader, stored, half, 'double') };
}

/** Entries are put in order of columns; rows keep their order within one. */
function* readSparse(reader: MatReader, { variable, table, stored, start: at }: Mat4Header): MatTask<MatSparse> {
  const [rows, columns] = variable.dims as [number, number];
  const entries = table[0] - 1;
  reader.budget.take(32 * entries);
  reader.budget.takeUnbacked(4 * Math.max(0, columns - entries));
  const numbers = (yield* readMatNumbers(reader, stored, table[0] * table[1], 'double')) as Float64Array;
  const column = (index: number) => numbers.subarray(index * table[0], index * table[0] + entries);
  const [rowOf, columnOf, real, imaginaryOf] = [column(0), column(1), column(2), column(3)];
  const start = new Int32Array(columns + 1);
  for (let i = 0; i < entries; i++) {
    const [row, of] = [rowOf[i], columnOf[i]];
    if (!(row >= 1 && row <= rows && of >= 1 && of <= columns && Number.isInteger(row) && Number.isInteger(of))) {
      throw reader.stream.fault(`entries within ${rows} x ${columns}`, `one at row ${row}, column ${of}`, at);
    }
    start[of]++;
  }
  for (let i = 0; i < columns; i++) start[i + 1] += start[i];
  const next = start.slice();
  const row = new Int32Array(entries);
  const data = new Float64Array(entries);
  const imaginary = new Float64Array(variable.complex ? entries : 0);
  for (let i = 0; i < entries; i++) {
    const to = next[columnOf[i] - 1]++;
    row[to] = rowOf[i] - 1;
    data[to] = real[i]!;
    if (variable.complex) imaginary[to] = imaginaryOf[i]!;
  }
  const sparse = { class: 'sparse', logical: false, dims: [rows, columns], row, start, data } as const;
  return variable.complex ? { ...sparse, imaginary } : sparse;
}
