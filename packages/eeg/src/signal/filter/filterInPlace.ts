import type { SecondOrderSection } from './SecondOrderSection.js';
import type { SectionsState } from './filterSections.js';

/**
 * Filters `samples` themselves once, from the last sample to the first when `direction` is -1. `state` as in
 * `filterSections`.
 *
 * A section has to wait for its own last output, which takes longer than its arithmetic; so two sections run in one
 * pass, the second on the outputs of the first. The values are those of one section after the other, to the last bit.
 */
export function filterInPlace(
  sections: readonly SecondOrderSection[],
  samples: Float64Array,
  state: SectionsState,
  direction: 1 | -1,
): void {
  let section = 0;
  for (; section + 1 < sections.length; section += 2) twoSections(sections, section, samples, state, direction);
  if (section < sections.length) oneSection(sections, section, samples, state, direction);
}

function oneSection(
  sections: readonly SecondOrderSection[],
  section: number,
  samples: Float64Array,
  state: SectionsState,
  direction: 1 | -1,
): void {
  const first = direction === 1 ? 0 : samples.length - 1;
  const end = direction === 1 ? samples.length : -1;
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

function twoSections(
  sections: readonly SecondOrderSection[],
  section: number,
  samples: Float64Array,
  state: SectionsState,
  direction: 1 | -1,
): void {
  const first = direction === 1 ? 0 : samples.length - 1;
  const end = direction === 1 ? samples.length : -1;
  const [b0, b1, b2, , a1, a2] = sections[section];
  const [d0, d1, d2, , c1, c2] = sections[section + 1];
  const at = 2 * section;
  let [v1, v2, w1, w2] = [state[at], state[at + 1], state[at + 2], state[at + 3]];
  for (let n = first; n !== end; n += direction) {
    const x = samples[n];
    const y = b0 * x + v1;
    v1 = b1 * x - a1 * y + v2;
    v2 = b2 * x - a2 * y;
    const z = d0 * y + w1;
    w1 = d1 * y - c1 * z + w2;
    w2 = d2 * y - c2 * z;
    samples[n] = z;
  }
  state[at] = v1;
  state[at + 1] = v2;
  state[at + 2] = w1;
  state[at + 3] = w2;
}
