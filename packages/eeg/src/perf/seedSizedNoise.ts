import { createRandom } from '@strnn/core/random';
import type { Signals } from '../signal/Signals.js';

/** One raw session of SEED: 62 channels at 200 Hz for 3,400 s, as Float32Array (169 MB). */
export const sessionSize = { channels: 62, rate: 200, seconds: 3400 } as const;

/** White noise of variance 1, every channel the same numbers begun elsewhere: independent at every lag that matters. */
export function seedSizedNoise(): Signals {
  const { channels, rate, seconds } = sessionSize;
  const samples = rate * seconds;
  const random = createRandom(62);
  const noise = Float32Array.from({ length: samples }, () => random.normal());
  const names = Array.from({ length: channels }, (_, channel) => `channel ${channel + 1}`);
  return {
    names,
    rate,
    units: names.map(() => 'uV'),
    data: names.map((_, channel) => {
      const start = channel * 10007;
      const rotated = new Float32Array(samples);
      rotated.set(noise.subarray(start));
      rotated.set(noise.subarray(0, start), samples - start);
      return rotated;
    }),
  };
}
