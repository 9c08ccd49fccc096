import { StrnnError } from '@strnn/core/error';
import { filterInPlace } from './filterInPlace.js';
import type { SecondOrderSection } from './SecondOrderSection.js';

/** Two numbers of memory per section (direct form II transposed), section after section. */
export type SectionsState = Float64Array;

/**
 * Filters `signal` once, forwards (causal), through every section in turn; `scipy.signal.sosfilt`.
 * Starts from `state` (zeros when left out) and leaves the final state in it, so that a long signal may be
 * filtered block by block. Returns a new array of the same length.
 *
 * @throws StrnnError `shape` when the state is not of two numbers per section.
 */
export function filterSections(
  sections: readonly SecondOrderSection[],
  signal: ArrayLike<number>,
  state: SectionsState = new Float64Array(2 * sections.length),
): Float64Array {
  if (state.length !== 2 * sections.length) {
    throw new StrnnError(
      'shape',
      `filterSections: ${sections.length} sections need a state of ${2 * sections.length} numbers, found ${state.length}`,
    );
  }
  const out = new Float64Array(signal);
  filterInPlace(sections, out, state, 1);
  return out;
}
