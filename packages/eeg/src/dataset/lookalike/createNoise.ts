import type { Random } from '@strnn/core/random';

/** Fills an array with the next numbers of a stream of noise. */
export type Noise = (out: Float64Array) => void;

const center = 8 * 127.5;
const scale = 1 / Math.sqrt((8 * (2 ** 16 - 1)) / 12);

/**
 * Noise for signals of millions of samples, several times as fast as `random.normal`: independent numbers of mean 0 and
 * variance 1, each the sum of the eight bytes of two words of Doty-Humphrey's generator sfc32. Close to normal (kurtosis
 * 2.85, at most 4.9 deviations), closer still after a filter.
 *
 * @param random gives the seed; four numbers are drawn from it
 */
export function createNoise(random: Random): Noise {
  const state = Int32Array.from({ length: 4 }, () => random.integer(2 ** 32));
  // The generator's own start: a few rounds mix the seed.
  const noise: Noise = (out) => fill(out, state);
  noise(new Float64Array(8));
  return noise;
}

function fill(out: Float64Array, state: Int32Array): void {
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let counter = state[3];
  for (let i = 0; i < out.length; i++) {
    const first = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + first) | 0;
    const second = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + second) | 0;
    // Two bytes of each word at a time, in the halves of one word.
    const bytes =
      (first & 0x00ff00ff) + ((first >>> 8) & 0x00ff00ff) + (second & 0x00ff00ff) + ((second >>> 8) & 0x00ff00ff);
    out[i] = scale * ((bytes & 0xffff) + (bytes >>> 16) - center);
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = counter;
}
