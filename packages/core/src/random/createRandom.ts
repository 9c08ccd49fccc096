import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers that depends on its seed alone: the same on every machine, backend and number of workers. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal (Box-Muller). */
  normal(): number;
  /** Integer, uniform in [0, n). */
  integer(n: number): number;
  /** Fisher-Yates, in place. */
  shuffle(array: Int32Array | unknown[]): void;
  /** Everything needed to go on from here: pass it to `restoreRandom`. */
  state(): number[];
}

/**
 * @param seed an integer, or a text such as `'7/init'`: texts give independent streams for the parts of one run,
 *   so that adding draws to one part does not move another.
 */
export function createRandom(seed: number | string): Random {
  return wrap(xoroshiro128plus(hashSeed(String(seed))), null);
}

/** Continues a stream from `Random.state()`. */
export function restoreRandom(state: readonly number[]): Random {
  const spare = state[4] === 1 ? state[5]! : null;
  return wrap(xoroshiro128plusFromState(state.slice(0, 4)), spare);
}

function wrap(generator: ReturnType<typeof xoroshiro128plus>, spareNormal: number | null): Random {
  let spare = spareNormal;
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
    integer: (n) => uniformInt(generator, 0, n - 1),
    shuffle(array) {
      for (let i = array.length - 1; i > 0; i--) {
        const j = random.integer(i + 1);
        const held = array[i]!;
        array[i] = array[j]!;
        array[j] = held;
      }
    },
    state: () => [...generator.getState(), spare === null ? 0 : 1, spare ?? 0],
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
