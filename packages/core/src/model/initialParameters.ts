import type { ParameterSpec } from '../cell/Cell.js';
import type { Random } from '../random/createRandom.js';

/** Starting values of all parameters, by name, in the order of the specs. */
export function initialParameters(specs: readonly ParameterSpec[], random: Random): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  for (const { name, shape, initial } of specs) {
    const size = shape.reduce((product, length) => product * length, 1);
    if (initial.kind === 'constant') {
      values.set(name, new Float32Array(size).fill(initial.value));
    } else {
      const deviation = initial.gain * Math.sqrt(2 / (initial.fanIn + initial.fanOut));
      values.set(
        name,
        Float32Array.from({ length: size }, () => deviation * random.normal()),
      );
    }
  }
  return values;
}
