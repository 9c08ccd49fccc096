import type { Sites } from '../../sites/Sites.js';
import type { Direction } from '../Direction.js';

/** No site hears from any other: the recurrence without W. Numbered, since a strategy needs names that differ. */
function unlinked(number: number): Direction {
  return {
    name: `unlinked:${number}`,
    description: 'Every site alone: hears from none (the control for spatial recurrence, W = 0).',
    predecessors: (sites: Sites) => sites.names.map(() => []),
  };
}

/** As many as `quad` has directions, so that the control has the parameters of the default but for W. */
export const unlinkedDirections: readonly Direction[] = [1, 2, 3, 4].map(unlinked);
