import type { Sites } from '@strnn/core/sites';

/** The grid as text: a line per row, front first, `-` where there is no electrode, names padded to one width. */
export function gridPicture({ names, grid }: Sites): string {
  const rows = Math.max(...grid.map(([row]) => row)) + 1;
  const columns = Math.max(...grid.map(([, column]) => column)) + 1;
  const width = Math.max(...names.map((name) => name.length)) + 1;
  const nameAt = new Map(grid.map((cell, n) => [cell.join(','), names[n]]));
  const line = (row: number): string =>
    Array.from({ length: columns }, (_, column) => (nameAt.get(`${row},${column}`) ?? '-').padEnd(width)).join('');
  return Array.from({ length: rows }, (_, row) => line(row).trimEnd()).join('\n');
}

/** A picture as written in a test, without its indentation. */
export function picture(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
