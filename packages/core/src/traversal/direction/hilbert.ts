import { StrnnError } from '../../error/index.js';
import type { Sites } from '../../sites/Sites.js';
import { chain } from '../chain.js';
import type { Direction } from '../Direction.js';

/** Above this side a place on the curve (side squared, less one) is no exact number. */
const largestSide = 2 ** 26;

/**
 * Place of a cell on the Hilbert curve that fills a square of the given side (a power of two), from the top left
 * corner to the top right one. D. Hilbert, Math. Ann. 38 (1891): each quadrant holds a turned copy of the curve.
 */
function placeOnCurve(row: number, column: number, side: number): number {
  let [x, y, place] = [column, row, 0];
  for (let half = side / 2; half >= 1; half /= 2) {
    const right = x >= half;
    const below = y >= half;
    place += half * half * (below ? (right ? 2 : 1) : right ? 3 : 0);
    if (right) x -= half;
    if (below) y -= half;
    // The upper left quadrant's copy is mirrored in the main diagonal, the upper right one's in the other diagonal.
    if (!below) [x, y] = right ? [half - 1 - y, half - 1 - x] : [y, x];
  }
  return place;
}

/** Sites along the curve through the smallest power-of-two square, placed on the lattice's first row and column, that holds them all. */
function alongCurve(sites: Sites, name: string): number[] {
  const rows = sites.grid.map(([row]) => row);
  const columns = sites.grid.map(([, column]) => column);
  const top = rows.reduce((a, b) => Math.min(a, b));
  const left = columns.reduce((a, b) => Math.min(a, b));
  const extent = sites.grid.reduce((most, [row, column]) => Math.max(most, row - top + 1, column - left + 1), 1);
  let side = 1;
  while (side < extent) side *= 2;
  if (side > largestSide) {
    const rule = `expected a lattice of at most ${largestSide} rows and columns`;
    throw new StrnnError('lattice', `direction '${name}': ${rule}, found an extent of ${extent}.`);
  }
  const place = sites.grid.map(([row, column]) => placeOnCurve(row - top, column - left, side));
  return place.map((_, n) => n).sort((a, b) => place[a] - place[b]);
}

function hilbert(reverse: boolean): Direction {
  const name = reverse ? 'hilbert:reverse' : 'hilbert';
  return {
    name,
    description: reverse
      ? 'The chain of hilbert walked from its end: hears from the site visited just before.'
      : 'Chain along the Hilbert curve from the top left to the top right of the smallest power-of-two square that holds the lattice, holes skipped: hears from the site visited just before.',
    predecessors(sites: Sites) {
      const order = alongCurve(sites, name);
      return chain(reverse ? order.reverse() : order);
    },
  };
}

/** The Hilbert curve from both ends. */
export const hilbertDirections: readonly Direction[] = [hilbert(false), hilbert(true)];
