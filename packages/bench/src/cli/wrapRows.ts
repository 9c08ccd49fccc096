import { displayWidth } from '../run/progress/displayWidth.js';
import { wrapColumns } from '../report/table/wrapColumns.js';

/** Least columns for a text to be wrapped in; a narrower terminal breaks lines by itself. */
const LEAST = 30;

/**
 * Rows of a name and a text, a text too long for the terminal as several rows of which only the first has the name.
 * @param indent columns before the names
 * @param width of the terminal; undefined, where the output goes to a file or another program: nothing is wrapped
 */
export function wrapRows(
  rows: readonly (readonly string[])[],
  indent: number,
  width: number | undefined,
): readonly (readonly string[])[] {
  const room = (width ?? Infinity) - indent - Math.max(0, ...rows.map(([name]) => displayWidth(name))) - 2;
  if (room === Infinity || room < LEAST) return rows;
  return rows.flatMap(([name, text]) =>
    wrapColumns(text, room).map((line, place): readonly string[] => [place === 0 ? name : '', line]),
  );
}
