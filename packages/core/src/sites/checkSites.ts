import { StrnnError } from '../error/index.js';
import { checkPicture } from './checkPicture.js';
import { showValue } from './showValue.js';
import type { Sites } from './Sites.js';

/**
 * Refuses sites that are no sites: at least one, as many names as cells (and as positions and areas of a picture, where
 * given), unique non-empty names, unique cells of two integers >= 0, positions of three finite numbers, edges between two
 * different sites, each once, and a picture that can be drawn. O(N + edges + picture).
 * @param where What the sites belong to; opens the message, e.g. `'sites of uci-eeg'`.
 * @throws StrnnError 'shape' for lengths that do not fit each other, 'data' for values that are not allowed.
 */
export function checkSites(sites: Sites, where: string): void {
  const { names, grid, positions, edges, picture } = sites;
  checkList(names, where, 'names');
  checkList(grid, where, 'grid');
  if (names.length === 0) throw new StrnnError('shape', `${where}: expected at least one site, found none.`);
  if (grid.length !== names.length) {
    throw new StrnnError(
      'shape',
      `${where}: expected one cell per name, found ${names.length} names and ${grid.length} cells.`,
    );
  }
  checkNames(names, where);
  checkCells(sites, where);
  if (positions !== undefined) checkPositions(sites, positions, where);
  if (edges !== undefined) checkEdges(sites, edges, where);
  if (picture !== undefined) checkPicture(picture, names, where);
}

function checkList(list: unknown, where: string, field: string): void {
  if (!Array.isArray(list))
    throw new StrnnError('shape', `${where}: expected ${field} to be an array, found ${showValue(list)}.`);
}

function checkNames(names: readonly string[], where: string): void {
  const first = new Map<string, number>();
  for (const [n, name] of names.entries()) {
    if (typeof name !== 'string' || name.trim() === '') {
      throw new StrnnError('data', `${where}: expected a non-empty name for site ${n}, found ${showValue(name)}.`);
    }
    const other = first.get(name);
    if (other !== undefined) {
      throw new StrnnError('data', `${where}: expected unique names, found '${name}' for sites ${other} and ${n}.`);
    }
    first.set(name, n);
  }
}

function checkCells({ names, grid }: Sites, where: string): void {
  const first = new Map<string, number>();
  for (const [n, cell] of grid.entries()) {
    if (
      !Array.isArray(cell) ||
      cell.length !== 2 ||
      !cell.every((value) => Number.isSafeInteger(value) && value >= 0)
    ) {
      const rule = 'expected a cell [row, column] of two integers >= 0';
      throw new StrnnError('data', `${where}: ${rule} for site ${n} '${names[n]}', found ${showValue(cell)}.`);
    }
    const key = `${cell[0]},${cell[1]}`;
    const other = first.get(key);
    if (other !== undefined) {
      const pair = `sites ${other} '${names[other]}' and ${n} '${names[n]}'`;
      throw new StrnnError(
        'data',
        `${where}: expected unique cells, found row ${cell[0]} column ${cell[1]} for ${pair}.`,
      );
    }
    first.set(key, n);
  }
}

function checkPositions({ names }: Sites, positions: NonNullable<Sites['positions']>, where: string): void {
  checkList(positions, where, 'positions');
  if (positions.length !== names.length) {
    const found = `found ${names.length} names and ${positions.length} positions`;
    throw new StrnnError('shape', `${where}: expected one position per name (or no positions at all), ${found}.`);
  }
  for (const [n, position] of positions.entries()) {
    if (!Array.isArray(position) || position.length !== 3 || !position.every((value) => Number.isFinite(value))) {
      const rule = 'expected a position [x, y, z] of three finite numbers';
      throw new StrnnError('data', `${where}: ${rule} for site ${n} '${names[n]}', found ${showValue(position)}.`);
    }
  }
}

function checkEdges({ names }: Sites, edges: NonNullable<Sites['edges']>, where: string): void {
  checkList(edges, where, 'edges');
  const first = new Map<string, number>();
  for (const [i, edge] of edges.entries()) {
    if (
      !Array.isArray(edge) ||
      edge.length !== 2 ||
      !edge.every((n) => Number.isInteger(n) && n >= 0 && n < names.length) ||
      edge[0] === edge[1]
    ) {
      const rule = `expected an edge [a, b] of two different sites, 0 to ${names.length - 1}`;
      throw new StrnnError('data', `${where}: ${rule}, found ${showValue(edge)} as edge ${i}.`);
    }
    const key = `${Math.min(...edge)},${Math.max(...edge)}`;
    const other = first.get(key);
    if (other !== undefined) {
      const pair = `'${names[edge[0]]}' and '${names[edge[1]]}' linked by edges ${other} and ${i}`;
      throw new StrnnError('data', `${where}: expected every pair of linked sites once, found ${pair}.`);
    }
    first.set(key, i);
  }
}
