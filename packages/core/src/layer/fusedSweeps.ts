import type * as tf from '@tensorflow/tfjs';
import { elmanSweep } from './elmanSweep.js';
import type { SweepOptions } from './sweep.js';

/** Whole sweeps with a gradient of their own, by the name in `Cell.fused`. Each is tested against the cell's tensor ops. */
export const fusedSweeps: Readonly<Record<string, (options: SweepOptions) => tf.Tensor2D>> = { elman: elmanSweep };
