import { createKernelModel, type KernelModel } from '../kernel/createKernelModel.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { modelTable } from '../kernel/modelTable.js';
import { batchSizes } from './batchSizes.js';
import type { StrnnModel } from './StrnnModel.js';

/**
 * A model in the memory of some kernels; undefined where a part of it has none.
 *
 * @param batch samples of the largest batch
 */
export function kernelModel(model: StrnnModel, build: KernelBuild, batch: number): KernelModel | undefined {
  const { kernelSpec, sizes, parameters, options } = model;
  if (kernelSpec === undefined) return undefined;
  return createKernelModel(fitting(build, options.hidden), modelTable(kernelSpec), {
    ...batchSizes(model, batch),
    classes: sizes.classes,
    parameters: parameters.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0),
  });
}

/** The build that pads a layer less, where there are two: 8 or 24 units fill half of a vector of 16 with zeros. */
function fitting(build: KernelBuild, hidden: number): KernelBuild {
  const { narrower } = build;
  if (narrower === undefined) return build;
  const padded = ({ width }: KernelBuild): number => Math.ceil(hidden / width) * width;
  return padded(narrower) < padded(build) ? narrower : build;
}
