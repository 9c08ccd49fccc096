import type { ElementwiseActivation } from '../cell/activation.js';
import type { ParameterSpec } from '../cell/Cell.js';
import { StrnnError } from '../error/StrnnError.js';
import type { Lattice } from '../traversal/Lattice.js';
import { fusedCells } from './fusedCells.js';

/** One recurrence with its projection, as the kernels see it. */
export interface StageSpec {
  readonly lattice: Lattice;
  /** Name in `fusedCells`. */
  readonly cell: string;
  readonly activation: ElementwiseActivation;
  readonly inputs: number;
  readonly hidden: number;
  readonly projections: number;
  readonly outputs: number;
  /** The cell's own parameter names -> names in the flat parameters. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Names of G and P (over time F and O); null = a sweep on its own. */
  readonly projection: string | null;
  readonly mix: string | null;
}

/** The whole model, as the kernels see it. */
export interface ModelSpec {
  readonly slices: number;
  readonly sites: number;
  readonly features: number;
  readonly classes: number;
  readonly mixed: number;
  readonly spatial: readonly StageSpec[];
  readonly temporal: readonly StageSpec[];
  readonly parameters: readonly ParameterSpec[];
}

interface Offsets {
  of(name: string): number;
  readonly total: number;
}

const version = 1;
const stageHeader = 23;
const maximumGates = 4;

/** The table of `kernels/src/model.h`. */
export function modelTable(spec: ModelSpec, rowsPerChunk = 0): Int32Array<ArrayBuffer> {
  const offsets = offsetsOf(spec.parameters);
  const { slices, sites, features, classes, mixed, spatial, temporal } = spec;
  const header = [version, slices, sites, features, classes, spatial.length, mixed, offsets.total, rowsPerChunk];
  const input = spatial.length === 0 ? offsets.of('P/input') : -1;
  return Int32Array.from([
    ...header,
    input,
    offsets.of('o/bias'),
    ...[...spatial, ...temporal].flatMap((stage) => [...stageTable(stage, offsets)]),
  ]);
}

/** The table of one stage (`kernels/src/check.h`), for a sweep on its own. */
export function sweepTable(stage: StageSpec, parameters: readonly ParameterSpec[]): Int32Array<ArrayBuffer> {
  return stageTable(stage, offsetsOf(parameters));
}

function offsetsOf(parameters: readonly ParameterSpec[]): Offsets {
  const offsets = new Map<string, number>();
  let total = 0;
  for (const { name, shape } of parameters) {
    offsets.set(name, total);
    total += shape.reduce((product, length) => product * length, 1);
  }
  return { of: (name) => offsets.get(name) ?? -1, total };
}

function stageTable(stage: StageSpec, offsets: Offsets): Int32Array<ArrayBuffer> {
  const { lattice, activation, inputs, hidden, projections, outputs, parameters, projection, mix } = stage;
  checkCounts(lattice);
  const { number, gates } = fusedCells[stage.cell];
  const levels = lattice.levels.length - 1;
  const table = new Int32Array(stageHeader + lattice.size + (levels + 1) + (lattice.size + 1) + lattice.edges);
  const header = [lattice.size, inputs, hidden, projections, outputs, number, activation === 'relu' ? 0 : 1];
  table.set([...header, lattice.edges, levels]);
  table.fill(-1, header.length + 2, stageHeader);
  gates.forEach((gate, g) => {
    ['U', 'W', 'b'].forEach((letter, i) => {
      const name = parameters.get(letter + gate);
      if (name !== undefined) table[header.length + 2 + 3 * g + i] = offsets.of(name);
    });
  });
  const afterGates = header.length + 2 + 3 * maximumGates;
  if (projection !== null) table[afterGates] = offsets.of(projection);
  if (mix !== null) table[afterGates + 1] = offsets.of(mix);
  let at = stageHeader;
  table.set(lattice.order, at);
  at += lattice.size;
  table.set(lattice.levels, at);
  at += levels + 1;
  let edge = 0;
  for (const list of lattice.predecessors) {
    table[at++] = edge;
    edge += list.length;
  }
  table[at++] = edge;
  for (const list of lattice.predecessors) {
    table.set(list, at);
    at += list.length;
  }
  return table;
}

/** What a lattice states must be what it holds, or its parts would run into each other; the kernels check the rest. */
function checkCounts({ direction, size, order, predecessors, edges }: Lattice): void {
  const held = predecessors.reduce((sum, list) => sum + list.length, 0);
  if (order.length === size && predecessors.length === size && held === edges) return;
  throw new StrnnError(
    'lattice',
    `direction '${direction}': expected ${size} sites in order, ${size} predecessor lists and ${edges} edges, as its lattice ` +
      `states; found ${order.length}, ${predecessors.length} and ${held}.`,
  );
}
