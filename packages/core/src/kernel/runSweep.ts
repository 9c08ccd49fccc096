import type { Arena } from './Arena.js';
import type { KernelBuild } from './KernelBuild.js';
import { scratchArena } from './scratchArena.js';

/** One recurrence on its own. */
export interface SweepCall {
  /** See `sweepTable`. */
  readonly table: Int32Array<ArrayBuffer>;
  readonly sites: number;
  readonly slices: number;
  readonly inputs: number;
  readonly hidden: number;
  /** (sites * slices) x inputs, in lattice order */
  readonly x: Float32Array;
  /** All parameters, flat. */
  readonly parameters: Float32Array;
}

const modelStruct = 4096;

/** @returns h, (sites * slices) x hidden; a view that the next operation overwrites */
export function runSweep(build: KernelBuild, call: SweepCall): Float32Array {
  const { sites, slices, hidden } = call;
  const count = sites * slices * hidden;
  const { arena, sweep, x, parameters } = prepare(build, call, false, 4 * count);
  const h = arena.take(4 * count);
  arena.call('sweepForward', sweep, slices, x, parameters, h);
  return arena.floats(h, count);
}

/** Gradients of a sweep; views that the next operation overwrites. */
export interface SweepGradients {
  /** As the parameters lie. */
  readonly parameters: Float32Array;
  /** As x; null where it was not asked for. */
  readonly x: Float32Array | null;
}

/** @param dh (sites * slices) x hidden */
export function runSweepBackward(
  build: KernelBuild,
  call: SweepCall,
  dh: Float32Array,
  inputGradient: boolean,
): SweepGradients {
  const { slices } = call;
  const [states, gradients, inputs] = [dh.length, call.parameters.length, inputGradient ? call.x.length : 0];
  const room = 4 * (states + gradients + inputs) + 3 * 64;
  const { arena, sweep, x, parameters } = prepare(build, call, inputGradient, room);
  const [dhAt, gradientAt] = [arena.take(4 * states), arena.take(4 * gradients)];
  const dxAt = inputGradient ? arena.take(4 * inputs) : 0;
  arena.floats(dhAt, states).set(dh);
  arena.call('sweepBackward', sweep, slices, x, parameters, dhAt, gradientAt, dxAt);
  return {
    parameters: arena.floats(gradientAt, gradients),
    x: inputGradient ? arena.floats(dxAt, inputs) : null,
  };
}

function prepare(
  build: KernelBuild,
  { table, sites, x, parameters }: SweepCall,
  inputGradient: boolean,
  more: number,
): { arena: Arena; sweep: number; x: number; parameters: number } {
  const small = modelStruct + 4 * (table.length + sites) + 256;
  const plan = (arena: Arena, operation: 'sweepSize' | 'sweepPlan', work: number): [number, Float64Array] => {
    const at = arena.take(4 * table.length);
    arena.integers(at, table.length).set(table);
    const sweep = arena.take(work);
    return [sweep, arena.call(operation, at, table.length, parameters.length, Number(inputGradient), sweep, work)];
  };
  const [, answer] = plan(scratchArena(build, 4 * table.length + small + 256), 'sweepSize', small);
  const work = Math.max(answer[6], small);
  const pieces = 4 * (table.length + x.length + parameters.length) + work + more + 6 * 64;
  const arena = scratchArena(build, pieces);
  const [sweep] = plan(arena, 'sweepPlan', work);
  const [xAt, parametersAt] = [arena.take(4 * x.length), arena.take(4 * parameters.length)];
  arena.floats(xAt, x.length).set(x);
  arena.floats(parametersAt, parameters.length).set(parameters);
  return { arena, sweep, x: xAt, parameters: parametersAt };
}
