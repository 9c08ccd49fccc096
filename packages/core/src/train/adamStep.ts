import type { Trainer } from './Trainer.js';

/**
 * One step of Adam (Kingma & Ba 2015: β1 0.9, β2 0.999, ε 1e-8) with decoupled weight decay (Loshchilov & Hutter 2019),
 * in place, on plain arrays.
 *
 * @param t step, from 1
 */
export function adamStep(
  { vector, gradient, first, second, decay }: Pick<Trainer, 'vector' | 'gradient' | 'first' | 'second' | 'decay'>,
  t: number,
  learningRate: number,
): void {
  const correctFirst = 1 - 0.9 ** t;
  const correctSecond = 1 - 0.999 ** t;
  for (let i = 0; i < vector.length; i++) {
    const g = gradient[i];
    const m = (first[i] = 0.9 * first[i] + 0.1 * g);
    const v = (second[i] = 0.999 * second[i] + 0.001 * g * g);
    const shrunk = vector[i] * (1 - learningRate * decay[i]);
    vector[i] = shrunk - (learningRate * (m / correctFirst)) / (Math.sqrt(v / correctSecond) + 1e-8);
  }
}
