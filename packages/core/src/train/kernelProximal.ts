import type { KernelModel } from '../kernel/createKernelModel.js';
import { l1 } from '../projector/l1.js';
import { l21 } from '../projector/l21.js';
import type { Projector } from '../projector/Projector.js';
import type { Trainer } from './Trainer.js';

/** The proximal step on kernels, for the built-in projectors that have one. */
export function kernelProximal(projector: Projector, memory: KernelModel): Trainer['proximal'] {
  const operation = projector === l1 ? 'proximalL1' : projector === l21 ? 'proximalL21' : undefined;
  if (operation === undefined) return undefined;
  return (offset, shape, threshold) => memory.proximal(operation, offset, shape, threshold);
}
