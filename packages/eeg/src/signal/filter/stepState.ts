import type { SectionsState } from './filterSections.js';
import type { SecondOrderSection } from './SecondOrderSection.js';

/**
 * The state in which the filter would be after an endless input of ones: multiplied by the first sample of a signal
 * it removes the transient at the start. `scipy.signal.sosfilt_zi`.
 */
export function stepState(sections: readonly SecondOrderSection[]): SectionsState {
  const state = new Float64Array(2 * sections.length);
  let level = 1;
  sections.forEach(([b0, b1, b2, , a1, a2], section) => {
    const settled = (b0 + b1 + b2) / (1 + a1 + a2);
    // With constant input 1 and output y: w2 = b2 - a2 y, w1 = y - b0.
    state[2 * section] = level * (settled - b0);
    state[2 * section + 1] = level * (b2 - a2 * settled);
    level *= settled;
  });
  return state;
}
