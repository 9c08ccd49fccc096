/** A Markdown table as Prettier writes it: padded cells; columns from `firstNumber` on are aligned to the right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  firstNumber: number,
): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const width = head.map((_, c) => Math.max(3, ...cells.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, c) => (c < firstNumber ? cell.padEnd(width[c]) : cell.padStart(width[c]))).join(' | ')} |`;
  const rule = width.map((n, c) => (c < firstNumber ? '-'.repeat(n) : `${'-'.repeat(n - 1)}:`));
  return [line(cells[0]), `| ${rule.join(' | ')} |`, ...cells.slice(1).map(line)].join('\n');
}
