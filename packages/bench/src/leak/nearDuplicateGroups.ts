import { createRandom, type Random } from '@strnn/core/random';

/** Fewest numbers of a sample, and fewest different ones, for which being alike is no chance. */
const LEAST = 16;
/** Numbers of a sample that are looked at first. */
const PROBES = 64;
/** Random directions that samples are told apart by. */
const KEYS = 6;
/** Of the standardised values: largest root mean square difference of samples that are the same. */
const TOLERANCE = 5e-5;
const CELL = 4 * TOLERANCE;

/**
 * Samples of different trials that are the same but for a gain and an offset, as when a recording was exported twice in other
 * units; those with the same bytes are `duplicateGroups`. Standardised values must agree to 5e-5 (root mean square):
 * rounding of 32-bit numbers passes, a recording that was quantised anew does not. Samples of fewer than 16 numbers, or fewer
 * than 16 different ones, are not compared.
 *
 * Some numbers of each sample, standardised, are projected onto random directions; only samples with nearly the same
 * projections are compared in full.
 *
 * @param x S x size numbers, row-major
 * @param size numbers per sample
 * @param trials S trial numbers
 * @returns groups of two or more, each ascending, in the order of the first sample
 */
export function nearDuplicateGroups(x: Float32Array, size: number, trials: Int32Array): number[][] {
  if (size < LEAST) return [];
  const keys = projections(x, size, trials.length);
  /** Cell of three keys -> groups that begin there. */
  const cells = new Map<number, number[][]>();
  const groups: number[][] = [];
  const isAlike = (a: number, b: number): boolean => {
    if (trials[a] === trials[b]) return false;
    for (let k = 0; k < KEYS; k++) if (Math.abs(keys[a * KEYS + k] - keys[b * KEYS + k]) > CELL) return false;
    const [one, other] = [x.subarray(a * size, (a + 1) * size), x.subarray(b * size, (b + 1) * size)];
    return isScaled(one, other);
  };
  for (let sample = 0; sample < trials.length; sample++) {
    const at = sample * KEYS;
    if (Number.isNaN(keys[at])) continue;
    let group: number[] | undefined;
    for (let corner = 0; corner < 8 && group === undefined; corner++) {
      group = cells.get(cellNear(keys, at, corner))?.find(([first]) => isAlike(first, sample));
    }
    if (group !== undefined) {
      if (group.push(sample) === 2) groups.push(group);
      continue;
    }
    const own = cellNear(keys, at, 0);
    const begun = cells.get(own);
    if (begun === undefined) cells.set(own, [[sample]]);
    else begun.push([sample]);
  }
  return groups.sort((a, b) => a[0] - b[0]);
}

/** S x KEYS projections of the standardised probes; NaN for a sample that does not vary. */
function projections(x: Float32Array, size: number, count: number): Float64Array {
  const random = createRandom('near duplicates');
  const probes = Int32Array.from({ length: size }, (_, i) => i);
  random.shuffle(probes);
  const chosen = probes.slice(0, PROBES).sort();
  const directions = Float64Array.from({ length: KEYS * chosen.length }, () => sign(random));
  const keys = new Float64Array(count * KEYS).fill(NaN);
  const values = new Float64Array(chosen.length);
  for (let sample = 0; sample < count; sample++) {
    let mean = 0;
    for (let i = 0; i < chosen.length; i++) mean += values[i] = x[sample * size + chosen[i]];
    mean /= chosen.length;
    let square = 0;
    for (let i = 0; i < chosen.length; i++) square += (values[i] -= mean) ** 2;
    const deviation = Math.sqrt(square / chosen.length);
    // What varies by less than rounding is as good as constant.
    if (!(deviation > 1e-5 * Math.abs(mean))) continue;
    const scale = 1 / (deviation * Math.sqrt(chosen.length));
    for (let k = 0; k < KEYS; k++) {
      let sum = 0;
      for (let i = 0; i < chosen.length; i++) sum += directions[k * chosen.length + i] * values[i];
      keys[sample * KEYS + k] = sum * scale;
    }
  }
  return keys;
}

function sign(random: Random): number {
  return random.integer(2) === 0 ? -1 : 1;
}

/**
 * The number of one of the eight cells nearest to a sample's first three projections.
 * @param corner bits of the projections whose neighbouring cell is meant; 0 is the sample's own cell
 */
function cellNear(keys: Float64Array, at: number, corner: number): number {
  let cell = 0;
  for (let k = 0; k < 3; k++) {
    const place = keys[at + k] / CELL;
    const own = Math.floor(place);
    const side = place - own < 0.5 ? -1 : 1;
    // Projections are at most 8 in size, sqrt(PROBES), so that places are within 2^16.
    cell = cell * 2 ** 17 + ((corner & (1 << k)) === 0 ? own : own + side) + 2 ** 16;
  }
  return cell;
}

/** Whether `other` = gain * `one` + offset with a gain above 0, not 1 and 0 of them, and enough different values. */
function isScaled(one: Float32Array, other: Float32Array): boolean {
  const size = one.length;
  let [a, b] = [0, 0];
  for (let i = 0; i < size; i++) {
    a += one[i];
    b += other[i];
  }
  a /= size;
  b /= size;
  let [aa, bb, ab] = [0, 0, 0];
  let isSame = true;
  for (let i = 0; i < size; i++) {
    const [u, v] = [one[i] - a, other[i] - b];
    aa += u * u;
    bb += v * v;
    ab += u * v;
    isSame &&= one[i] === other[i];
  }
  if (isSame || !(ab > 0)) return false;
  const gain = 1 / Math.sqrt(aa / size);
  const otherGain = 1 / Math.sqrt(bb / size);
  let square = 0;
  for (let i = 0; i < size; i++) square += ((one[i] - a) * gain - (other[i] - b) * otherGain) ** 2;
  return square / size <= TOLERANCE ** 2 && new Set(one).size >= LEAST;
}
