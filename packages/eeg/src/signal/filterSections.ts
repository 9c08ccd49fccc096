import type { SecondOrderSection } from './SecondOrderSection.js';

/** Two numbers of memory per section (direct form II transposed), section after section. */
export type SectionsState = Float64Array;

/**
 * Filters `signal` once, forwards (causal), through every section in turn; `scipy.signal.sosfilt`.
 * Starts from `state` (zeros when left out) and leaves the final state in it, so that a long signal may be
 * filtered block by block. Returns a new array of the same length.
 */
export function filterSections(
  sections: readonly SecondOrderSection[],
  signal: ArrayLike<number>,
  state: SectionsState = new Float64Array(2 * sections.length),
): Float64Array {
  const out = Float64Array.from(signal);
  filterInPlace(sections, out, state, 1);
  return out;
}

/** The same over `samples` itself, from the last sample to the first when `direction` is -1. */
export function filterInPlace(
  sections: readonly SecondOrderSection[],
  samples: Float64Array,
  state: SectionsState,
  direction: 1 | -1,
): void {
  const first = direction === 1 ? 0 : samples.length - 1;
  const end = direction === 1 ? samples.length : -1;
  for (let section = 0; section < sections.length; section++) {
    const [b0, b1, b2, , a1, a2] = sections[section];
    let w1 = state[2 * section];
    let w2 = state[2 * section + 1];
    for (let n = first; n !== end; n += direction) {
      const x = samples[n];
      const y = b0 * x + w1;
      w1 = b1 * x - a1 * y + w2;
      w2 = b2 * x - a2 * y;
      samples[n] = y;
    }
    state[2 * section] = w1;
    state[2 * section + 1] = w2;
  }
}
