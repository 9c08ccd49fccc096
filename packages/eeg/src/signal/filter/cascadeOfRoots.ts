import type { SecondOrderSection } from './SecondOrderSection.js';

/** A point of the complex plane. */
export type Root = readonly [re: number, im: number];

/** The denominator 1 + a1 z^-1 + a2 z^-2 of one section. */
export interface PoleSection {
  readonly a1: number;
  readonly a2: number;
  /** Of a conjugate pair the one or the other, of two real poles the one nearer to the unit circle. */
  readonly pole: Root;
  /** The second of two real poles; left out for a conjugate pair. */
  readonly other?: number;
}

/**
 * Orders pole sections and gives each two zeros as `scipy.signal.zpk2sos(..., pairing='nearest')` does: sections with
 * poles nearer to the unit circle come later and choose first; each takes the zero nearest to its pole, then that
 * zero's conjugate or, for a real zero, the real one nearest to the pole. The gain goes to the first section.
 *
 * @param zeros one per conjugate pair (with a non-zero imaginary part), real ones singly; as many as there are poles
 */
export function cascadeOfRoots(
  poles: readonly PoleSection[],
  zeros: readonly Root[],
  gain: number,
): SecondOrderSection[] {
  const left = [...zeros];
  const take = (from: Root, allowed: (zero: Root) => boolean): Root => {
    let best = -1;
    for (let index = 0; index < left.length; index++) {
      if (allowed(left[index]) && (best < 0 || distance(left[index], from) < distance(left[best], from))) best = index;
    }
    return left.splice(best, 1)[0];
  };
  const sections = [...poles]
    .sort((a, b) => toCircle(a.pole) - toCircle(b.pole))
    .map(({ a1, a2, pole }): SecondOrderSection => {
      // Of a pole and its conjugate, the one on the side of the zeros that are written down.
      const from: Root = [pole[0], Math.abs(pole[1])];
      const zero = take(from, () => true);
      if (zero[1] !== 0) return [1, -2 * zero[0], zero[0] * zero[0] + zero[1] * zero[1], 1, a1, a2];
      const second = take(from, ([, im]) => im === 0);
      return [1, 0 - zero[0] - second[0], zero[0] * second[0] + 0, 1, a1, a2];
    })
    .reverse();
  const [b0, b1, b2, ...denominator] = sections[0];
  sections[0] = [b0 * gain, b1 * gain, b2 * gain, ...denominator];
  return sections;
}

function distance([re, im]: Root, [otherRe, otherIm]: Root): number {
  return Math.hypot(re - otherRe, im - otherIm);
}

function toCircle([re, im]: Root): number {
  return Math.abs(1 - Math.hypot(re, im));
}
