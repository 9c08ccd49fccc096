import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { StrnnError } from '../error/StrnnError.js';

/** A stream of random numbers that depends on its seed alone: the same with every backend and number of workers. */
export interface Random {
  /** Uniform in [0, 1), on 53 bits. */
  uniform(): number;
  /** Standard normal (Box-Muller). Its last bit is that of the JavaScript engine's cosine, sine and logarithm. */
  normal(): number;
  /**
   * Integer, uniform in [0, n).
   * @throws StrnnError 'option' unless n is an integer >= 1
   */
  integer(n: number): number;
  /** Fisher-Yates, in place. */
  shuffle(array: Int32Array | unknown[]): void;
}

/**
 * @param seed an integer, or a text such as `'7/init'`: texts give independent streams for the parts of one run,
 *   so that adding draws to one part does not move another. 7 and `'7'` are the same seed.
 */
export function createRandom(seed: number | string): Random {
  const generator = xoroshiro128plus(hashSeed(String(seed)));
  let spare: number | null = null;
  const random: Random = {
    uniform: () => uniformFloat64(generator),
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
      const angle = 2 * Math.PI * uniformFloat64(generator);
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    integer(n) {
      // The generator's answer to an empty range is NaN, which would go unnoticed as an index.
      if (!Number.isSafeInteger(n) || n < 1) {
        throw new StrnnError('option', `random integer below n: expected n to be an integer >= 1, found ${n}.`);
      }
      return uniformInt(generator, 0, n - 1);
    },
    shuffle(array) {
      for (let i = array.length - 1; i > 0; i--) {
        const j = random.integer(i + 1);
        const held = array[i];
        array[i] = array[j];
        array[j] = held;
      }
    },
  };
  return random;
}

/** FNV-1a over UTF-16 code units, with a final avalanche so that seeds 1, 2, 3 give unrelated streams. */
function hashSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
