import { StrnnError } from '../error/StrnnError.js';
import type { TrainRequest } from './TrainRequest.js';

/**
 * Refuses samples that hold a number that is not finite.
 *
 * @throws StrnnError 'numeric' naming sample, slice, site and feature
 */
export function checkInput({ model, x, train, validation }: TrainRequest): void {
  const { slices: T, features: D } = model.sizes;
  const names = model.sites.names;
  const length = T * names.length * D;
  for (const indices of [train, validation]) {
    for (const sample of indices) {
      const start = sample * length;
      for (let i = start; i < start + length; i++) {
        if (Number.isFinite(x[i])) continue;
        const [t, n, d] = [Math.floor((i - start) / (names.length * D)), Math.floor((i - start) / D), i - start];
        const place = `slice ${t}, site '${names[n % names.length]}', feature ${d % D}`;
        throw new StrnnError('numeric', `training: the input of sample ${sample} is ${x[i]} at ${place}.`);
      }
    }
  }
}
