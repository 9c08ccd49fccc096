/** Gets a field: its column from 0 and bytes `start` to `end`, quotes around it left out. */
export type VisitField = (column: number, start: number, end: number) => void;

const quotes = [34, 39];

/**
 * Splits a line of bytes into fields. Blanks around a field belong to it; with a blank as the delimiter, several count as one.
 *
 * @param delimiter a byte
 * @param quote the bytes that may be around a field: `"` in CSV, `"` and `'` in ARFF
 * @returns the number of fields
 */
export function visitFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  delimiter: number,
  quote: 'double' | 'both',
  visit: VisitField,
): number {
  const allowed = quote === 'double' ? quotes.slice(0, 1) : quotes;
  let column = 0;
  let at = start;
  for (;;) {
    while (at < end && bytes[at] === 32) at++;
    const mark = bytes[at];
    const close = at < end && allowed.includes(mark) ? closing(bytes, at + 1, end, mark) : -1;
    let next = close < 0 ? at : close + 1;
    while (next < end && bytes[next] !== delimiter) next++;
    if (close < 0) visit(column, at, next);
    else visit(column, at + 1, close);
    column++;
    if (next >= end) return column;
    at = next + 1;
  }
}

/** The quote that ends a field; two quotes stand for one within it. */
function closing(bytes: Uint8Array, start: number, end: number, mark: number): number {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== mark) continue;
    if (bytes[at + 1] === mark && at + 1 < end) at++;
    else return at;
  }
  return -1;
}
