import { largestDifference } from '../conformance/largestDifference.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { kernelModel } from '../model/kernelModel.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { parameterLayout } from '../train/parameterLayout.js';
import type { ReferenceErrors } from './compareWithReference.js';
import type { ReferenceCase } from './ReferenceCase.js';

/** Logits, loss and all gradients of the whole model on some kernels, as `kernels logits`, ... */
export function compareKernels(
  errors: ReferenceErrors,
  reference: ReferenceCase,
  model: StrnnModel,
  kernels: KernelBuild,
): void {
  const { B } = reference.config;
  // This build itself, whatever a model of these sizes would run faster on.
  const memory = kernelModel(model, { ...kernels, narrower: undefined }, B);
  // Nothing is left out without a word: a model that the kernels refuse would agree with everything.
  errors['kernels'] = memory === undefined ? Infinity : 0;
  if (memory === undefined) return;
  const { entries } = parameterLayout(model.parameters);
  const nameOf = (name: string): string => name.replace('corner:', '');
  for (const { name, offset } of entries) memory.parameters.set(reference.parameters[nameOf(name)].data, offset);
  memory.x.set(reference.x.data);
  memory.labels.set(reference.labels);
  memory.weights.fill(1 / B);
  const loss = memory.step(B, false);
  errors['kernels logits'] = largestDifference(memory.logits, reference.intermediate['logits'].data);
  errors['kernels cross_entropy'] = largestDifference([loss], [reference.cross_entropy]);
  for (const { name, offset, size } of entries) {
    errors[`kernels gradient ${nameOf(name)}`] = largestDifference(
      memory.gradient.subarray(offset, offset + size),
      reference.gradients_of_cross_entropy[nameOf(name)].data,
    );
  }
}
