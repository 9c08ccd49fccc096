import type { SecondOrderSection } from './SecondOrderSection.js';
import type { SectionsState } from './filterSections.js';

/** Samples of one channel with the filter's memory. */
export interface FilterLane {
  readonly samples: Float64Array;
  readonly state: SectionsState;
}

/**
 * `filterInPlace` for two channels of one length at once, with the same values to the last bit. Two channels with two
 * sections each are four chains that do not wait for each other: about a fifth faster than one channel after the other.
 */
export function filterTwoInPlace(
  sections: readonly SecondOrderSection[],
  one: FilterLane,
  two: FilterLane,
  direction: 1 | -1,
): void {
  let section = 0;
  for (; section + 1 < sections.length; section += 2) twoSections(sections, section, one, two, direction);
  if (section < sections.length) oneSection(sections, section, one, two, direction);
}

function oneSection(
  sections: readonly SecondOrderSection[],
  section: number,
  one: FilterLane,
  two: FilterLane,
  direction: 1 | -1,
): void {
  const [p, q] = [one.samples, two.samples];
  const first = direction === 1 ? 0 : p.length - 1;
  const end = direction === 1 ? p.length : -1;
  const [b0, b1, b2, , a1, a2] = sections[section];
  const at = 2 * section;
  let [p1, p2, q1, q2] = [one.state[at], one.state[at + 1], two.state[at], two.state[at + 1]];
  for (let n = first; n !== end; n += direction) {
    const x = p[n];
    const y = b0 * x + p1;
    p1 = b1 * x - a1 * y + p2;
    p2 = b2 * x - a2 * y;
    p[n] = y;
    const u = q[n];
    const v = b0 * u + q1;
    q1 = b1 * u - a1 * v + q2;
    q2 = b2 * u - a2 * v;
    q[n] = v;
  }
  [one.state[at], one.state[at + 1], two.state[at], two.state[at + 1]] = [p1, p2, q1, q2];
}

function twoSections(
  sections: readonly SecondOrderSection[],
  section: number,
  one: FilterLane,
  two: FilterLane,
  direction: 1 | -1,
): void {
  const [p, q] = [one.samples, two.samples];
  const first = direction === 1 ? 0 : p.length - 1;
  const end = direction === 1 ? p.length : -1;
  const [b0, b1, b2, , a1, a2] = sections[section];
  const [d0, d1, d2, , c1, c2] = sections[section + 1];
  const at = 2 * section;
  let [p1, p2, p3, p4] = one.state.subarray(at, at + 4);
  let [q1, q2, q3, q4] = two.state.subarray(at, at + 4);
  for (let n = first; n !== end; n += direction) {
    const x = p[n];
    const y = b0 * x + p1;
    p1 = b1 * x - a1 * y + p2;
    p2 = b2 * x - a2 * y;
    const z = d0 * y + p3;
    p3 = d1 * y - c1 * z + p4;
    p4 = d2 * y - c2 * z;
    p[n] = z;
    const u = q[n];
    const v = b0 * u + q1;
    q1 = b1 * u - a1 * v + q2;
    q2 = b2 * u - a2 * v;
    const w = d0 * v + q3;
    q3 = d1 * v - c1 * w + q4;
    q4 = d2 * v - c2 * w;
    q[n] = w;
  }
  one.state.set([p1, p2, p3, p4], at);
  two.state.set([q1, q2, q3, q4], at);
}
