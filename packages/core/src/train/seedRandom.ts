import { createRandom } from '../random/createRandom.js';

/** Sets the kernels' random numbers to a stream of their own; the state must not be all 0. */
export function seedRandom(state: Int32Array, stream: string): void {
  const random = createRandom(stream);
  for (let i = 0; i < state.length; i++) state[i] = 1 + random.integer(2 ** 32 - 1);
}
