import type { Cell } from '../cell/Cell.js';
import { checkFusedParameters } from '../cell/checkFusedParameters.js';
import { fusedCells } from '../kernel/fusedCells.js';
import type { ModelSpec, StageSpec } from '../kernel/modelTable.js';
import type { Projector } from '../projector/Projector.js';
import type { Lattice } from '../traversal/Lattice.js';
import type { NamedParameters } from './namedParameters.js';
import type { StrnnOptions } from './strnnOptions.js';
import { temporalLattice, type TemporalDirection } from './temporalLattice.js';

/** The parts of a model that decide whether and how it runs on the kernels. */
export interface KernelParts extends Omit<ModelSpec, 'spatial' | 'temporal' | 'mixed'> {
  readonly options: StrnnOptions;
  readonly cell: Cell;
  readonly temporalCell: Cell;
  readonly projector: Projector;
  readonly lattices: readonly Lattice[];
  readonly spatialCells: readonly NamedParameters[];
  readonly senses: readonly TemporalDirection[];
  readonly temporalCells: readonly NamedParameters[];
}

/**
 * The model as the kernels see it; undefined where a cell, or what a projector does to its weights, has no kernel.
 *
 * @throws StrnnError 'plugin' when a cell names a kernel but has other parameters
 */
export function kernelSpec(parts: KernelParts): ModelSpec | undefined {
  const { options, cell, temporalCell, projector, lattices, spatialCells, senses, temporalCells, ...sizes } = parts;
  const { activation, mixed, hidden, temporalHidden, recurrentGain } = options;
  for (const { edges } of lattices) {
    checkFusedParameters(cell, { inputs: sizes.features, hidden, recurrent: edges > 0, recurrentGain });
  }
  const overTime = { inputs: mixed, hidden: temporalHidden, recurrent: sizes.slices > 1, recurrentGain: 1 };
  checkFusedParameters(temporalCell, overTime);
  if (projector.apply !== undefined && projector.straightThrough !== true) return undefined;
  const [spatialKernel, temporalKernel] = [cell.fused, temporalCell.fused];
  if (!hasKernel(temporalKernel) || (lattices.length > 0 && !hasKernel(spatialKernel))) return undefined;
  return {
    ...sizes,
    mixed,
    spatial: lattices.map((lattice, r): StageSpec => ({
      lattice,
      cell: spatialKernel!,
      activation,
      inputs: sizes.features,
      hidden,
      projections: options.spatialProjection,
      outputs: mixed,
      parameters: spatialCells[r].names,
      projection: `G/${lattice.direction}`,
      mix: `P/${lattice.direction}`,
    })),
    temporal: senses.map((sense, e): StageSpec => ({
      lattice: temporalLattice(sizes.slices, sense),
      cell: temporalKernel,
      activation,
      inputs: mixed,
      hidden: temporalHidden,
      projections: options.temporalProjection,
      outputs: sizes.classes,
      parameters: temporalCells[e].names,
      projection: `F/${sense}`,
      mix: `O/${sense}`,
    })),
  };
}

function hasKernel(name: string | undefined): name is string {
  return name !== undefined && Object.hasOwn(fusedCells, name);
}
