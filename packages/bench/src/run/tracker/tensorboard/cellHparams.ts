import type { Plan, PlannedCell } from '../../../matrix/PlannedCell.js';
import { describeProtocol } from '../../../protocol/describeProtocol.js';
import type { HParam } from './hparamsValues.js';

/** A cell's row of the HParams tab: what the matrix varies, then what tells baselines, protocols and seeds apart. */
export function cellHparams({ factors, config }: PlannedCell): Readonly<Record<string, HParam>> {
  return {
    ...factors,
    model: config.model.kind,
    protocol: describeProtocol(config.protocol),
    data: config.data.name,
    seed: config.seed,
  };
}

/**
 * The columns of the HParams tab, each with its different values in the order of the cells: the axes, and of the rest what
 * is not the same in all cells.
 */
export function matrixHparams({ axes, cells }: Plan): Readonly<Record<string, readonly HParam[]>> {
  const columns = new Map<string, Set<HParam>>();
  for (const cell of cells) {
    for (const [name, value] of Object.entries(cellHparams(cell))) {
      const values = columns.get(name) ?? new Set();
      columns.set(name, values.add(value));
    }
  }
  const shown = [...columns].filter(([name, values]) => name in axes || values.size > 1);
  return Object.fromEntries(shown.map(([name, values]) => [name, [...values]]));
}
