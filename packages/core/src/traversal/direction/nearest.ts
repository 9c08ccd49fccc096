import { StrnnError } from '../../error/index.js';
import type { Sites } from '../../sites/Sites.js';
import type { Direction } from '../Direction.js';

/** How many sites a site hears from: as many as in a corner sweep. */
const neighbours = 3;

type Position = readonly [x: number, y: number, z: number];

/** Front (large y) to back; at equal y from the top (large z) down, then left to right, then by index. */
function frontToBack(positions: readonly Position[]): number[] {
  const compare = ([ax, ay, az]: Position, [bx, by, bz]: Position): number => by - ay || bz - az || ax - bx;
  return positions.map((_, n) => n).sort((a, b) => compare(positions[a], positions[b]) || a - b);
}

function squaredDistance([ax, ay, az]: Position, [bx, by, bz]: Position): number {
  return (ax - bx) ** 2 + (ay - by) ** 2 + (az - bz) ** 2;
}

/** The candidates nearest to site n, nearest first; of two equally near the earlier in the list. */
function nearestAmong(positions: readonly Position[], n: number, candidates: readonly number[]): number[] {
  const best: { site: number; distance: number }[] = [];
  for (const site of candidates) {
    const distance = squaredDistance(positions[n], positions[site]);
    if (best.length === neighbours && distance >= best[neighbours - 1].distance) continue;
    const farther = best.findIndex((other) => other.distance > distance);
    best.splice(farther < 0 ? best.length : farther, 0, { site, distance });
    best.length = Math.min(best.length, neighbours);
  }
  return best.map(({ site }) => site);
}

/**
 * Ours, for montages and landmarks that no lattice fits well. Sites are visited from front to back (`forward`) or from
 * back to front (`backward`); each hears from the 3 sites nearest to it in space among those visited before, so every
 * site but the first hears from some site. Of two sites equally near, the one visited earlier is taken. O(N^2).
 */
function nearest(way: 'forward' | 'backward'): Direction {
  const name = `nearest:${way}`;
  return {
    name,
    description: `Visited from ${way === 'forward' ? 'front to back' : 'back to front'} by 3-D position: hears from the ${neighbours} nearest sites among those visited before.`,
    predecessors({ names, positions }: Sites) {
      if (positions === undefined) {
        throw new StrnnError(
          'lattice',
          `direction '${name}': expected 3-D positions, found ${names.length} sites without. ` +
            "Give 'positions' with the sites (one [x, y, z] per name, e.g. from a montage), or take a direction that only needs the grid.",
        );
      }
      const order = frontToBack(positions);
      if (way === 'backward') order.reverse();
      const predecessors: number[][] = names.map(() => []);
      for (const [place, n] of order.entries()) predecessors[n] = nearestAmong(positions, n, order.slice(0, place));
      return predecessors;
    },
  };
}

/** Nearest neighbours in space, from the front and from the back. */
export const nearestDirections: readonly Direction[] = [nearest('forward'), nearest('backward')];
