import type { LandmarkScheme } from '../LandmarkScheme.js';

/** The left half of the face at rest and its midline, [landmark, x, y]: drawn for STRNN, after no person and no data set. */
const half: readonly (readonly [point: number, x: number, y: number])[] = [
  [0, -1.12, 0.02],
  [1, -1.1, 0.31],
  [2, -1.06, 0.6],
  [3, -0.98, 0.88],
  [4, -0.86, 1.15],
  [5, -0.69, 1.4],
  [6, -0.49, 1.6],
  [7, -0.26, 1.74],
  [8, 0, 1.79],
  [17, -0.9, -0.26],
  [18, -0.75, -0.38],
  [19, -0.57, -0.41],
  [20, -0.38, -0.37],
  [21, -0.2, -0.3],
  [27, 0, -0.02],
  [28, 0, 0.2],
  [29, 0, 0.42],
  [30, 0, 0.62],
  [31, -0.25, 0.72],
  [32, -0.13, 0.77],
  [33, 0, 0.8],
  [36, -0.75, -0.01],
  [37, -0.6, -0.085],
  [38, -0.41, -0.08],
  [39, -0.25, 0.01],
  [40, -0.4, 0.05],
  [41, -0.59, 0.06],
  [48, -0.41, 1.12],
  [49, -0.26, 1.05],
  [50, -0.1, 1.0],
  [51, 0, 1.02],
  [57, 0, 1.29],
  [58, -0.12, 1.27],
  [59, -0.27, 1.21],
  [60, -0.34, 1.12],
  [61, -0.11, 1.1],
  [62, 0, 1.105],
  [66, 0, 1.125],
  [67, -0.11, 1.12],
];

/** Runs of landmarks that the mirror reverses: the first becomes the last. */
const reversed: readonly (readonly [from: number, to: number])[] = [
  [0, 16], // jaw
  [17, 26], // brows
  [31, 35], // nose, lower edge
  [48, 54], // outer lip, upper edge
  [55, 59], // outer lip, lower edge
  [60, 64], // inner lip, upper edge
  [65, 67], // inner lip, lower edge
];

/** The eyes run round from corner to corner, so their mirror is no reversed run. */
const eyes: readonly (readonly [left: number, right: number])[] = [
  [36, 45],
  [37, 44],
  [38, 43],
  [39, 42],
  [40, 47],
  [41, 46],
];

/**
 * The 68 points of the iBUG 300-W annotation (Sagonas et al. 2016, Image and Vision Computing 47), also those of OpenFace and
 * dlib, and, as commonly documented, of the landmark files of CK+: jaw 0-16, brows 17-21 and 22-26, nose 27-30 and 31-35,
 * eyes 36-41 and 42-47, outer lip 48-59, inner lip 60-67, each from the left of the picture to its right. Anchors: the corners
 * of the eyes and of the mouth, which move least when a face moves. The template has its origin between the eyes and the
 * distance between the eyes as its unit.
 */
export const ibug68: LandmarkScheme = {
  name: 'ibug-68',
  count: 68,
  curves: [
    { name: 'jaw', part: 'jaw', points: run(0, 16), closed: false },
    { name: 'left brow', part: 'brow', points: run(17, 21), closed: false },
    { name: 'right brow', part: 'brow', points: run(22, 26), closed: false },
    { name: 'nose bridge', part: 'nose', points: run(27, 30), closed: false },
    { name: 'lower nose', part: 'nose', points: run(31, 35), closed: false },
    { name: 'left eye', part: 'eye', points: run(36, 41), closed: true },
    { name: 'right eye', part: 'eye', points: run(42, 47), closed: true },
    { name: 'outer lip', part: 'mouth', points: run(48, 59), closed: true },
    { name: 'inner lip', part: 'mouth', points: run(60, 67), closed: true },
  ],
  mirror: mirrorMap(),
  anchors: { leftEye: [36, 39], rightEye: [42, 45], mouth: [48, 54] },
  template: template(),
};

function run(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function mirrorMap(): number[] {
  const mirror = run(0, 67);
  for (const [from, to] of reversed) for (let point = from; point <= to; point++) mirror[point] = from + to - point;
  for (const [left, right] of eyes) [mirror[left], mirror[right]] = [right, left];
  return mirror;
}

function template(): (readonly [number, number])[] {
  const mirror = mirrorMap();
  const points = new Array<readonly [number, number]>(68);
  for (const [point, x, y] of half) {
    points[point] = [x, y];
    points[mirror[point]] = [x === 0 ? 0 : -x, y];
  }
  return points;
}
