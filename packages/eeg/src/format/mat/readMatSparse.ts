import type { MatHeader } from './readMatHeader.js';
import type { MatReader } from './MatReader.js';
import type { MatSparse } from './MatValue.js';
import { readMatElement } from './readMatElement.js';
import type { MatTask } from './MatTask.js';

/**
 * Reads a sparse array: row numbers, column starts, values. The row numbers may be more than the entries (room to grow).
 *
 * @throws StrnnError `data` when the starts do not rise or point beyond the entries, or a row is outside the array
 */
export function* readMatSparse(reader: MatReader, header: MatHeader): MatTask<MatSparse> {
  const { stream } = reader;
  const { dims, end, logical } = header;
  const [rows, columns] = dims as [number, number];
  if (dims.length !== 2) throw stream.fault('two dimensions of a sparse array', dims.join(' x '), header.at);
  const rowElement = yield* readMatElement(reader, end, undefined, 'int32');
  const startElement = yield* readMatElement(reader, end, undefined, 'int32');
  const row = rowElement.data as Int32Array;
  const start = (startElement.data as Int32Array).subarray(0, columns + 1);
  if (start.length !== columns + 1) {
    throw stream.fault(`${columns + 1} column starts`, String(start.length), startElement.at);
  }
  const count = start[columns];
  if (start[0] !== 0 || start.some((value, i) => i > 0 && value < start[i - 1]) || count > row.length) {
    throw stream.fault(`column starts that rise from 0 to at most ${row.length}`, 'others', startElement.at);
  }
  const wrong = row.findIndex((value, i) => i < count && (value < 0 || value >= rows));
  if (wrong >= 0) throw stream.fault(`row numbers below ${rows}`, String(row[wrong]), rowElement.at);
  const values = function* (): MatTask<Float64Array> {
    if (stream.offset() === end && count === 0) return new Float64Array(0);
    const at = stream.offset();
    const { data } = yield* readMatElement(reader, end, logical ? count : undefined, logical ? 'uint8' : 'double');
    if (data.length < count) throw stream.fault(`${count} values of a sparse array`, String(data.length), at);
    return Float64Array.from((data as Float64Array | Uint8Array).subarray(0, count));
  };
  const data = yield* values();
  const imaginary = header.complex ? yield* values() : undefined;
  const sparse = { class: 'sparse', logical, dims: [rows, columns], row: row.slice(0, count), start, data } as const;
  return imaginary === undefined ? sparse : { ...sparse, imaginary };
}
