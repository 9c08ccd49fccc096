import { StrnnError, unknownName } from '@strnn/core/error';
import type { SecondOrderSection } from './SecondOrderSection.js';
import { cascadeOfRoots, type PoleSection, type Root } from './cascadeOfRoots.js';

const filterTypes = ['low-pass', 'high-pass', 'band-pass', 'band-stop'] as const;

/** Far above it the gain is below the smallest number, and nothing comes through. */
const highestOrder = 100;

export interface ButterworthOptions {
  /** Default `'low-pass'`, or `'band-pass'` where `cutoff` is a pair. */
  readonly type?: (typeof filterTypes)[number];
  /**
   * Filter order, a whole number from 1 to 100; each filtering pass falls off by 6 dB per octave and order. Of a band, each
   * edge has this order, so that the filter has twice the sections.
   */
  readonly order: number;
  /**
   * Frequency in Hz where one pass is 3 dB down (a forward and backward filter: 6 dB); above 0, below rate / 2.
   * A pair `[low, high]` for a band.
   */
  readonly cutoff: number | readonly [low: number, high: number];
  /** Sampling rate in Hz. */
  readonly rate: number;
}

/**
 * A Butterworth filter as second-order sections: the analogue prototype, warped and mapped by the bilinear transform.
 * The order of the sections, the pairing of zeros and poles and the place of the gain (in the first section) are those
 * of `scipy.signal.butter(order, cutoff, type, fs=rate, output='sos')`. Where a band lies symmetric to a quarter of the
 * rate, two sections are equally near to the unit circle; SciPy's order between them is then decided by its rounding.
 *
 * @throws StrnnError `option` naming the value that cannot be.
 */
export function butterworthSections({ type, order, cutoff, rate }: ButterworthOptions): SecondOrderSection[] {
  const band = Array.isArray(cutoff);
  const kind = type ?? (band ? 'band-pass' : 'low-pass');
  if (!filterTypes.includes(kind)) throw unknownName('butterworthSections.type', 'type', String(kind), filterTypes);
  if (!Number.isInteger(order) || order < 1 || order > highestOrder) {
    throw new StrnnError(
      'option',
      `butterworthSections: order must be a whole number from 1 to ${highestOrder}, found ${order}`,
    );
  }
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('option', `butterworthSections: rate must be a positive number of Hz, found ${rate}`);
  }
  const wantsBand = kind === 'band-pass' || kind === 'band-stop';
  const edges: readonly number[] = band ? (cutoff as readonly number[]) : [cutoff as number];
  if (edges.length !== (wantsBand ? 2 : 1)) {
    const expected = wantsBand ? 'a pair [low, high]' : 'one frequency';
    throw new StrnnError(
      'option',
      `butterworthSections: cutoff of a ${kind} filter must be ${expected} in Hz, found ${JSON.stringify(cutoff)}`,
    );
  }
  for (const edge of edges) {
    if (!(edge > 0 && edge < rate / 2)) {
      throw new StrnnError(
        'option',
        `butterworthSections: cutoff must be above 0 and below ${rate / 2} Hz (half the rate), found ${edge}`,
      );
    }
  }
  if (wantsBand && !(edges[0] < edges[1])) {
    throw new StrnnError(
      'option',
      `butterworthSections: cutoff must be [low, high] with low below high, found [${edges.join(', ')}]`,
    );
  }
  // Cut-off on the analogue axis for a bilinear transform with unit step: s = (z - 1) / (z + 1).
  const warped = edges.map((edge) => Math.tan((Math.PI * edge) / rate));
  switch (kind) {
    case 'low-pass':
      return lowOrHighPass(order, warped[0], -1);
    case 'high-pass':
      return lowOrHighPass(order, warped[0], 1);
    case 'band-pass':
      return bandPass(order, warped[0], warped[1]);
    case 'band-stop':
      return bandStop(order, warped[0], warped[1]);
  }
}

/** All zeros at -1 (low-pass) or at 1 (high-pass); the poles are the same. */
function lowOrHighPass(order: number, warped: number, zero: 1 | -1): SecondOrderSection[] {
  const poles: PoleSection[] = [];
  let gain = 1;
  if (order % 2 === 1) {
    gain *= zero === -1 ? warped / (1 + warped) : 1 / (1 + warped);
    poles.push({ a1: (warped - 1) / (1 + warped), a2: 0, pole: [(1 - warped) / (1 + warped), 0], other: 0 });
  }
  for (let pair = Math.floor(order / 2) - 1; pair >= 0; pair--) {
    // Prototype poles -sin(angle) +- i cos(angle); the first pair lies nearest to the imaginary axis.
    const angle = (Math.PI * (2 * pair + 1)) / (2 * order);
    const { section, scale } = digitalPoles([-Math.sin(angle) * warped, Math.cos(angle) * warped], {
      linear: 2 * Math.sin(angle) * warped,
      constant: warped * warped,
    });
    gain *= zero === -1 ? (warped * warped) / scale : 1 / scale;
    poles.push(section);
  }
  const zeros: Root[] = Array.from({ length: order }, () => [zero, 0] as const);
  if (order % 2 === 1) zeros.push([0, 0]);
  return cascadeOfRoots(poles, zeros, gain);
}

/** s -> (s^2 + low high) / (s (high - low)): every prototype pole becomes two. */
function bandPass(order: number, low: number, high: number): SecondOrderSection[] {
  const width = high - low;
  let gain = 1;
  const poles = bandPoles(order, low * high, ([re, im]) => [(re * width) / 2, (im * width) / 2]).map(
    ({ section, scale }) => {
      gain *= width / scale;
      return section;
    },
  );
  const zeros = poles.flatMap((): Root[] => [
    [1, 0],
    [-1, 0],
  ]);
  return cascadeOfRoots(poles, zeros, gain);
}

/** s -> s (high - low) / (s^2 + low high); all zeros at the middle frequency. */
function bandStop(order: number, low: number, high: number): SecondOrderSection[] {
  const width = high - low;
  const middle = low * high;
  let gain = 1;
  const poles = bandPoles(order, middle, ([re, im]) => [(re * width) / 2, (-im * width) / 2]).map(
    ({ section, scale }) => {
      gain *= (1 + middle) / scale;
      return section;
    },
  );
  // (1 + i w) / (1 - i w) with w^2 = middle.
  const zero: Root = [(1 - middle) / (1 + middle), (2 * Math.sqrt(middle)) / (1 + middle)];
  return cascadeOfRoots(
    poles,
    poles.map(() => zero),
    gain,
  );
}

interface DigitalPoles {
  readonly section: PoleSection;
  /** What the bilinear transform divides the section's numerator by. */
  readonly scale: number;
}

/**
 * Poles h +- sqrt(h^2 - middle) for every prototype pole, mapped to h by `half`. On the unit circle 1 / pole is its
 * conjugate.
 */
function bandPoles(order: number, middle: number, half: (prototype: Root) => Root): DigitalPoles[] {
  const found: DigitalPoles[] = [];
  for (let pair = 0; pair < Math.floor(order / 2); pair++) {
    const angle = (Math.PI * (2 * pair + 1)) / (2 * order);
    const [re, im] = half([-Math.sin(angle), Math.cos(angle)]);
    const [rootRe, rootIm] = squareRoot([re * re - im * im - middle, 2 * re * im]);
    for (const sign of [1, -1]) {
      const pole: Root = [re + sign * rootRe, im + sign * rootIm];
      found.push(digitalPoles(pole, { linear: -2 * pole[0], constant: pole[0] * pole[0] + pole[1] * pole[1] }));
    }
  }
  if (order % 2 === 1) {
    const [real] = half([-1, 0]);
    const inner = real * real - middle;
    const coefficients = { linear: -2 * real, constant: middle };
    if (inner < 0) {
      found.push(digitalPoles([real, Math.sqrt(-inner)], coefficients));
    } else {
      const root = Math.sqrt(inner);
      const { section, scale } = digitalPoles([real, 0], coefficients);
      const [one, two] = [real - root, real + root].map((pole) => (1 + pole) / (1 - pole));
      const worst = Math.abs(1 - Math.abs(one)) <= Math.abs(1 - Math.abs(two)) ? one : two;
      found.push({ section: { ...section, pole: [worst, 0], other: worst === one ? two : one }, scale });
    }
  }
  return found;
}

/** The bilinear transform of 1 / (s^2 + linear s + constant), whose root with its conjugate is `pole`. */
function digitalPoles(
  [re, im]: Root,
  { linear, constant }: { readonly linear: number; readonly constant: number },
): DigitalPoles {
  const scale = 1 + linear + constant;
  const norm = (1 - re) * (1 - re) + im * im;
  return {
    section: {
      a1: (2 * (constant - 1)) / scale,
      a2: (1 - linear + constant) / scale,
      pole: [(1 - re * re - im * im) / norm, (2 * im) / norm],
    },
    scale,
  };
}

/** The complex square root with a positive real part. */
function squareRoot([re, im]: Root): Root {
  const size = Math.hypot(re, im);
  const real = Math.sqrt(Math.max(0, (size + re) / 2));
  const imaginary = Math.sqrt(Math.max(0, (size - re) / 2));
  return [real, im < 0 ? -imaginary : imaginary];
}
