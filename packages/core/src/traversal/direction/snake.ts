import type { Sites } from '../../sites/Sites.js';
import { chain } from '../chain.js';
import type { Direction } from '../Direction.js';
import { latticeLines } from '../latticeLines.js';

/**
 * Order of visit of a boustrophedon: the first line walked up, the next one down, and so on. Turns are counted over the
 * lines that have sites, so an empty line does not break the alternation.
 */
function boustrophedon(sites: Sites, along: 'row' | 'column'): number[] {
  return latticeLines(sites, along).flatMap((line, turn) => (turn % 2 === 0 ? line : line.reverse()));
}

function snake(along: 'row' | 'column', reverse: boolean): Direction {
  const turns =
    along === 'row' ? 'rows from the top, left to right then right to left' : 'columns from the left, down then up';
  return {
    name: `snake:${along}${reverse ? ':reverse' : ''}`,
    description: reverse
      ? `The chain of snake:${along} walked from its end: hears from the site visited just before.`
      : `Chain through the ${turns} in turn, holes skipped: hears from the site visited just before.`,
    predecessors(sites: Sites) {
      const order = boustrophedon(sites, along);
      return chain(reverse ? order.reverse() : order);
    },
  };
}

/** Row and column snakes, each also from its end. */
export const snakeDirections: readonly Direction[] = [
  snake('row', false),
  snake('row', true),
  snake('column', false),
  snake('column', true),
];
