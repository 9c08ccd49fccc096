import { StrnnError } from '../../error/index.js';
import type { Sites } from '../../sites/Sites.js';
import { cellLookup } from '../cellLookup.js';
import type { Direction } from '../Direction.js';
import { latticeLines } from '../latticeLines.js';

/**
 * Ours, for work on left-right asymmetry. The midline lies halfway between the lattice's first and last column; the
 * homologue of a site is the cell mirrored in it (F3 and F4). Every row is walked from one side to the other, holes
 * skipped: lateral to medial, over the midline, medial to lateral. A site past the midline also hears from its
 * homologue, so that its state compares the pair directly. Rows do not mix, which keeps a pair's share of the sum at
 * one half; mixing rows is left to the projection.
 */
function hemispheric(from: 'left' | 'right'): Direction {
  const to = from === 'left' ? 'right' : 'left';
  const name = `hemispheric:${from}-to-${to}`;
  return {
    name,
    description: `Each row from ${from} to ${to}, holes skipped: hears from the site visited just before in its row and, past the midline, also from its homologue (the mirrored site) in the ${from} half.`,
    predecessors(sites: Sites) {
      const { grid } = sites;
      const mirror = firstAndLastColumn(sites, name);
      const at = cellLookup(sites);
      const sign = from === 'left' ? 1 : -1;
      const before = previousInRow(sites, sign);
      return grid.map(([row, column], n) => {
        const heard = new Set<number>();
        if (before[n] !== undefined) heard.add(before[n]);
        const homologue = at(row, mirror - column);
        if (homologue !== undefined && sign * (2 * column - mirror) > 0) heard.add(homologue);
        return [...heard];
      });
    },
  };
}

/** First column + last column: a column and its mirror image add up to it. */
function firstAndLastColumn({ grid }: Sites, name: string): number {
  const first = grid.reduce((least, [, column]) => Math.min(least, column), Infinity);
  const last = grid.reduce((most, [, column]) => Math.max(most, column), 0);
  if (first === last) {
    const found = grid.length === 1 ? 'a single site' : `all ${grid.length} sites in column ${first}`;
    throw new StrnnError('lattice', `direction '${name}': expected sites on both sides of a midline, found ${found}.`);
  }
  return first + last;
}

function previousInRow(sites: Sites, sign: 1 | -1): (number | undefined)[] {
  const before = new Array<number | undefined>(sites.grid.length).fill(undefined);
  for (const row of latticeLines(sites, 'row')) {
    if (sign === -1) row.reverse();
    for (let place = 1; place < row.length; place++) before[row[place]] = row[place - 1]!;
  }
  return before;
}

/** From either hemisphere across the midline to the other. */
export const hemisphericDirections: readonly Direction[] = [hemispheric('left'), hemispheric('right')];
