import { StrnnError, unknownName } from '@strnn/core/error';
import { seed62Sites, type Sites } from '@strnn/core/sites';

/**
 * Sites of features on the 62 electrodes: an electrode lies on its own cell of the 9 x 9 grid, a pair `'FP1-FP2'` on the
 * cell of its first electrode, the left or the frontal one, and `'rasm FP1-FP2'` of ASM on that of its second, so that
 * DASM fills the left and RASM the right half of the grid.
 *
 * @throws StrnnError `data` for a name that is neither.
 */
export function seedSites(names: readonly string[]): Sites {
  const { names: electrodes, grid } = seed62Sites();
  const cells = new Map(electrodes.map((name, index) => [name, grid[index]]));
  return {
    names: [...names],
    grid: names.map((name) => {
      const [, kind, first, second] = /^(?:(dasm|rasm) )?([^ -]+)(?:-([^ -]+))?$/.exec(name) ?? [];
      const electrode = kind === 'rasm' ? second : first;
      const cell = cells.get(electrode ?? name);
      if (!cell || (second !== undefined && !cells.has(second))) {
        throw cell
          ? new StrnnError('data', `site '${name}': expected a pair of two of the 62 electrodes, found ${second}`)
          : unknownName('sites of SEED', 'electrode', electrode ?? name, electrodes, 'data');
      }
      return cell;
    }),
  };
}
