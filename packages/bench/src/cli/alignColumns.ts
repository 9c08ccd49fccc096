import { displayWidth } from '../run/progress/displayWidth.js';

/** Rows of texts as lines, each column as wide as its widest text, two spaces between; nothing trails. */
export function alignColumns(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, column) => (widths[column] = Math.max(widths[column] ?? 0, displayWidth(text))));
  }
  return rows.map((row) => {
    const padded = row.map((text, column) => text + ' '.repeat(widths[column] - displayWidth(text)));
    return (indent + padded.join('  ')).trimEnd();
  });
}
