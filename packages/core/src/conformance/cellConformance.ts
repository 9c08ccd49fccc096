import { activations } from '../cell/activation.js';
import type { Cell } from '../cell/Cell.js';
import { fusedCells } from '../kernel/fusedCells.js';
import { checkCellFused } from './checkCellFused.js';
import { checkCellEffects, checkCellGradients } from './checkCellGradients.js';
import { checkCellParameters } from './checkCellParameters.js';
import { checkCellSites, checkCellSlices, checkCellStates } from './checkCellStates.js';
import { checkItemName } from './checkItemName.js';
import type { TrialSettings } from './cellTrial.js';
import type { ConformanceCheck } from './ConformanceCheck.js';
import { conformanceError } from './conformanceError.js';
import { conformanceLattices } from './conformanceLattices.js';

/** Everything that a cell is tried on: the check of one lattice goes over both activations and these sizes. */
const sizes = [
  { slices: 2, inputs: 3, hidden: 4 },
  { slices: 1, inputs: 1, hidden: 1 },
];

/**
 * What every recurrent cell has to satisfy, for plugin authors and for the built-in ones alike: well-formed parameters
 * that all have an effect; on lattices whose sites have 0 to 3 predecessors, finite states of rows x H that repeat
 * exactly; slices and sites that do not mix; gradients that agree with central differences; a fused kernel, if the cell
 * names one, that agrees with its tensor ops. Runs on the current tfjs backend, in a second or two.
 */
export function cellConformance(cell: Cell): readonly ConformanceCheck[] {
  const perLattice: [string, (cell: Cell, settings: TrialSettings) => void][] = [
    ['gives the same finite states, rows x H each, every time', checkCellStates],
    ['slices do not mix', checkCellSlices],
    ['sites hear from their predecessors alone', checkCellSites],
    ['every parameter has an effect', checkCellEffects],
    ['gradients agree with central differences', checkCellGradients],
    ...(cell.fused === undefined
      ? []
      : [['the fused kernel agrees with the tensor ops', checkCellFused] satisfies [string, unknown]]),
  ];
  return [
    { name: 'has a valid name, a description and states', run: () => checkForm(cell) },
    { name: 'has well-formed parameters', run: () => checkCellParameters(cell) },
    ...conformanceLattices().flatMap(({ name, lattice }) =>
      perLattice.map(([rule, check]) => ({
        name: `${name}: ${rule}`,
        run() {
          for (const activation of activations) {
            for (const size of sizes) check(cell, { ...size, lattice, activation, seed: `${cell.name}/${name}` });
          }
        },
      })),
    ),
  ];
}

function checkForm(cell: Cell): void {
  checkItemName('cell', cell);
  const { states, fused } = cell as { states: unknown; fused?: unknown };
  if (
    !Array.isArray(states) ||
    states.length === 0 ||
    !states.every((name) => typeof name === 'string' && name !== '') ||
    new Set(states).size !== states.length
  ) {
    throw conformanceError('cell', cell, `expected a list of different state names, found ${JSON.stringify(states)}`);
  }
  const kernels = Object.keys(fusedCells);
  if (fused !== undefined && !kernels.includes(fused as string)) {
    const rule = `expected fused to name a fused kernel (${kernels.join(', ')})`;
    throw conformanceError('cell', cell, `${rule}, found ${JSON.stringify(fused)}`);
  }
}
