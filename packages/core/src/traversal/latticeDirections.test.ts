import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/index.js';
import { seed62Sites } from '../sites/index.js';
import { builtinDirections } from './builtinDirections.js';

const byCell = builtinDirections.filter(({ name }) => !/^(nearest|libeer)/.test(name));

describe('directions that go by cells', () => {
  it.each(byCell)('$name links the same cells in whatever order the sites are listed', (direction) => {
    const { names, grid } = seed62Sites();
    const shuffled = names.map((_, n) => n);
    createRandom('relabel').shuffle(shuffled);
    const sites = { names: shuffled.map((n) => names[n]), grid: shuffled.map((n) => grid[n]) };
    const relabelled = direction.predecessors(sites);
    const expected = direction.predecessors(seed62Sites());
    for (const [place, n] of shuffled.entries()) {
      expect(relabelled[place].map((p) => sites.names[p])).toEqual(expected[n].map((p) => names[p]));
    }
  });
});
