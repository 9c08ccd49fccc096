import type { Cell } from '../cell/Cell.js';
import { createRandom } from '../random/index.js';
import type { CellTrial, TrialSettings } from './cellTrial.js';
import { cellTrial } from './cellTrial.js';
import { conformanceError } from './conformanceError.js';
import { smoothSlope } from './smoothSlope.js';

/**
 * Of the gradient's length, or of 1 where it is shorter. The loss, a sum of some tens of outputs of order 1 in single
 * precision, carries an error of about 5e-7; with a step of 2^-5 that is 2e-4 in the formulas of `smoothSlope`. An entry
 * of the gradient that is wrong by a tenth shows as about 6e-3 with the at most 16 entries of an array.
 */
const tolerance = 1e-3;
const step = 2 ** -5;

/** Along random lines through every quantity's space, the gradient is the slope of the loss. */
export function checkCellGradients(cell: Cell, settings: TrialSettings): void {
  const open = new Set(quantitiesOf(cell, settings));
  for (let attempt = 0; attempt < 16 && open.size > 0; attempt++) {
    cellTrial(cell, { ...settings, seed: `${settings.seed}/${attempt}` }, (trial) => {
      const gradients = trial.gradients('ops');
      for (const quantity of open) if (compareSlope(cell, trial, quantity, gradients[quantity])) open.delete(quantity);
    });
  }
  if (open.size > 0) {
    const names = [...open].join(', ');
    const problem = `expected the loss to be smooth in ${names} at some of 16 random points, found a kink at each`;
    throw conformanceError('cell', cell, problem);
  }
}

/** Whether the point could be used: next to a kink there is nothing to compare with. */
function compareSlope(cell: Cell, { values, run }: CellTrial, quantity: string, gradient: Float32Array): boolean {
  const at = values[quantity];
  const random = createRandom(`conformance/line/${quantity}`);
  const free = Float64Array.from(at, () => random.normal());
  const length = norm(free);
  const line = free.map((value) => value / length);
  const found = gradient.reduce((sum, g, i) => sum + g * line[i], 0);
  const scale = Math.max(norm(gradient), 1);
  const slope = smoothSlope(
    (t) => run('ops', { ...values, [quantity]: at.map((value, i) => value + t * line[i]) }).loss,
    step,
    scale,
    tolerance / 2,
  );
  if (!slope.smooth) return false;
  const allowed = tolerance * Math.max(scale, Math.abs(slope.value));
  if (Math.abs(slope.value - found) > allowed) {
    throw conformanceError(
      'cell',
      cell,
      `expected the gradient of ${quantity} along a random line to be ${slope.value} as by central differences, ` +
        `found ${found} (allowed difference: ${allowed})`,
    );
  }
  return true;
}

/** No parameter is there for nothing: with `recurrent: false` none belongs to predecessors that never come. */
export function checkCellEffects(cell: Cell, settings: TrialSettings): void {
  const idle = new Set(quantitiesOf(cell, settings));
  // A rectified unit may be off at one point; a parameter without effect is so at all of them.
  for (let attempt = 0; attempt < 32 && idle.size > 0; attempt++) {
    cellTrial(cell, { ...settings, seed: `${settings.seed}/${attempt}` }, ({ gradients }) => {
      for (const [name, gradient] of Object.entries(gradients('ops')))
        if (gradient.some((g) => g !== 0)) idle.delete(name);
    });
  }
  if (idle.size > 0) {
    const recurrent = settings.lattice.edges > 0;
    const names = [...idle].join(', ');
    throw conformanceError(
      'cell',
      cell,
      `expected every parameter and the input to have an effect with recurrent: ${recurrent}, found none of ${names}`,
    );
  }
}

function quantitiesOf(cell: Cell, settings: TrialSettings): readonly string[] {
  return cellTrial(cell, settings, ({ values }) => Object.keys(values));
}

function norm(values: Float32Array | Float64Array): number {
  return Math.hypot(...values);
}
