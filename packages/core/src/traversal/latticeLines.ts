import type { Sites } from '../sites/Sites.js';

/** Sites line by line: the rows (or columns) that have any, in ascending order, each with its sites in ascending order of the other coordinate. */
export function latticeLines({ grid }: Sites, along: 'row' | 'column'): number[][] {
  const [line, place] = along === 'row' ? ([0, 1] as const) : ([1, 0] as const);
  const order = grid.map((_, n) => n);
  order.sort((a, b) => grid[a][line] - grid[b][line] || grid[a][place] - grid[b][place]);
  const lines: number[][] = [];
  for (const n of order) {
    const current = lines.at(-1);
    if (current !== undefined && grid[current[0]][line] === grid[n][line]) current.push(n);
    else lines.push([n]);
  }
  return lines;
}
