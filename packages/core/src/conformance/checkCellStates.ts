import * as tf from '@tensorflow/tfjs';
import type { Cell } from '../cell/Cell.js';
import { StrnnError } from '../error/index.js';
import type { CellTrial, TrialSettings, TrialValues } from './cellTrial.js';
import { cellTrial } from './cellTrial.js';
import { conformanceError } from './conformanceError.js';
import { largestDifference } from './largestDifference.js';

/** Values are sums of some ten products in single precision (2^-24 each), in another order for other sizes. */
const tolerance = 1e-5;

/** Every step gives `states.length` matrices of rows x H; outputs and gradients are finite, repeat, and leave no tensor. */
export function checkCellStates(cell: Cell, settings: TrialSettings): void {
  const checked = withCheckedStep(cell, settings.hidden);
  const before = tf.memory().numTensors;
  cellTrial(checked, settings, (trial) => {
    const { run, gradients, values } = withoutWrapper(trial);
    const first = { h: run('ops').output, ...gradients('ops') };
    const again: TrialValues = { h: run('ops').output, ...gradients('ops') };
    for (const [quantity, numbers] of Object.entries(first)) {
      if (numbers.some((number, i) => !Object.is(number, again[quantity][i]))) {
        throw conformanceError(
          'cell',
          cell,
          `expected the same bits at a second run, found others in ${about(quantity)}`,
        );
      }
    }
    // Nothing at all, as after a projection that drops every site, and numbers that nobody has scaled.
    for (const factor of [1, 0, 1000]) {
      const x = values['x'].map((value) => factor * value);
      const given = { ...values, x };
      for (const [quantity, numbers] of Object.entries({ h: run('ops', given).output, ...gradients('ops', given) })) {
        const bad = numbers.find((number) => !Number.isFinite(number));
        if (bad === undefined) continue;
        const problem = `expected finite numbers with x times ${factor}, found ${bad} in ${about(quantity)}`;
        throw conformanceError('cell', cell, problem);
      }
    }
  });
  const kept = tf.memory().numTensors - before;
  if (kept !== 0) throw conformanceError('cell', cell, `expected no tensor to outlive a sweep, found ${kept}`);
}

/** A slice gives the same states whether it runs alone or with others. */
export function checkCellSlices(cell: Cell, settings: TrialSettings): void {
  const slices = 3;
  cellTrial(cell, { ...settings, slices }, ({ run, values }) => {
    const together = run('ops').output;
    for (let s = 0; s < slices; s++) {
      const alone = cellTrial(cell, { ...settings, slices: 1 }, (single) => {
        const x = everyRow(values['x'], settings.inputs, slices, s);
        return single.run('ops', { ...values, x }).output;
      });
      const difference = largestDifference(everyRow(together, settings.hidden, slices, s), alone);
      if (difference > tolerance) {
        throw conformanceError(
          'cell',
          cell,
          `expected slice ${s} of ${slices} to give what it gives alone, found a difference of ${difference}`,
        );
      }
    }
  });
}

/** Changing a site's input changes no state but that of the site and of those that hear from it. */
export function checkCellSites(cell: Cell, settings: TrialSettings): void {
  const { lattice, slices, inputs, hidden } = settings;
  cellTrial(cell, settings, ({ run, values }) => {
    const before = run('ops').output;
    for (let changed = 0; changed < lattice.size; changed++) {
      const hears = new Set([changed]);
      lattice.predecessors.forEach((list, place) => list.some((p) => hears.has(p)) && hears.add(place));
      const width = slices * inputs;
      const x = values['x'].map((value, i) => (Math.floor(i / width) === changed ? value + 1 : value));
      const after = run('ops', { ...values, x }).output;
      for (let place = 0; place < lattice.size; place++) {
        if (hears.has(place)) continue;
        const [start, end] = [place, place + 1].map((at) => at * slices * hidden);
        if (largestDifference(before.subarray(start, end), after.subarray(start, end)) > tolerance) {
          const problem = `expected the site at place ${place} not to hear from place ${changed}, found it changed`;
          throw conformanceError('cell', cell, problem);
        }
      }
    }
  });
}

function about(quantity: string): string {
  return quantity === 'h' ? 'h' : `the gradient of ${quantity}`;
}

/** Row s, s + slices, s + 2 slices, ... */
function everyRow(matrix: Float32Array, columns: number, slices: number, s: number): Float32Array {
  return matrix.filter((_, i) => Math.floor(i / columns) % slices === s);
}

function withCheckedStep(cell: Cell, hidden: number): Cell {
  const { name, description, states } = cell;
  return {
    name,
    description,
    states,
    parameters: (sizes) => cell.parameters(sizes),
    step(step) {
      const next = cell.step(step);
      const shape = `${step.x.shape[0]} x ${hidden}`;
      if (next.length !== states.length || next.some((state) => state.shape.join(' x ') !== shape)) {
        const found = next.map((state) => state.shape.join(' x ')).join('; ');
        const rule = `expected ${states.length} states (${states.join(', ')}) of ${shape}`;
        throw conformanceError('cell', cell, `${rule}, found ${found || 'none'}`);
      }
      return next;
    },
  };
}

/** What a sweep reports of a checked step is the check's own error. */
function withoutWrapper({ specs, values, run, gradients }: CellTrial): CellTrial {
  const unwrapped =
    <Given extends unknown[], Result>(act: (...given: Given) => Result) =>
    (...given: Given): Result => {
      try {
        return act(...given);
      } catch (error) {
        throw (error as Error).cause instanceof StrnnError ? (error as Error).cause : error;
      }
    };
  return { specs, values, run: unwrapped(run), gradients: unwrapped(gradients) };
}
