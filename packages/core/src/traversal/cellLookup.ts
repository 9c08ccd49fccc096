import type { Sites } from '../sites/Sites.js';

/** The site in a lattice cell, or undefined where the lattice has a hole or ends. */
export type CellLookup = (row: number, column: number) => number | undefined;

/** Turns the cells of sites into a lookup: the first thing that most directions need. O(N) once, O(1) per call. */
export function cellLookup(sites: Sites): CellLookup {
  const rows = new Map<number, Map<number, number>>();
  for (const [n, [row, column]] of sites.grid.entries()) {
    const found = rows.get(row) ?? new Map<number, number>();
    rows.set(row, found.set(column, n));
  }
  return (row, column) => rows.get(row)?.get(column);
}
