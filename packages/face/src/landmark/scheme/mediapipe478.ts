import type { FacePart, LandmarkCurve, LandmarkScheme } from '../LandmarkScheme.js';

/** Points of the mesh, without the two irises. */
const meshCount = 468;
/** The first point of the right half of the mesh. */
const firstRight = 248;

/** The points on the midline of the face. All others below `firstRight` are on the left of the picture. */
const midline: readonly number[] = [
  0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 94, 151, 152, 164, 168, 175, 195, 197, 199, 200,
];

/** The left iris of the picture: centre 468, then right, top, left and bottom edge; the right one from 473 in the same order. */
const irisMirror: readonly (readonly [left: number, right: number])[] = [
  [468, 473],
  [469, 476],
  [470, 475],
  [471, 474],
  [472, 477],
];

const mirror = mirrorMap();

const leftBrow = [46, 53, 52, 65, 55, 107, 66, 105, 63, 70];
const leftEye = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];
const leftIris = [471, 470, 469, 472];
const upperOuterLip = [61, 185, 40, 39, 37, 0];
const lowerOuterLip = [61, 146, 91, 181, 84, 17];
const upperInnerLip = [78, 191, 80, 81, 82, 13];
const lowerInnerLip = [78, 95, 88, 178, 87, 14];
const leftOval = [10, 109, 67, 103, 54, 21, 162, 127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152];
const noseBridge = [168, 6, 197, 195, 5, 4, 1];
const leftNoseBase = [98, 97, 2];

/**
 * The 478 points of MediaPipe's face landmarker: 468 of the face mesh, as numbered in Google's canonical face model, and five
 * of each iris. Curves as in MediaPipe's published lists of connections; points of the cheeks and the forehead are on none.
 * The mirror is read off the numbering: the right half follows the left half in the same order. Left and right are those
 * of the picture, so MediaPipe's "right eye" (33, 133, of the person) is the left eye here.
 *
 * No template: where one is needed (sites, regions), give the mean shape of your own faces (`meanShape`).
 */
export const mediapipe478: LandmarkScheme = {
  name: 'mediapipe-478',
  count: meshCount + 2 * irisMirror.length,
  curves: [
    { name: 'face oval', part: 'jaw', points: bothSides(leftOval, []), closed: true },
    ...leftAndRight('brow', 'brow', leftBrow, true),
    ...leftAndRight('eye', 'eye', leftEye, true),
    ...leftAndRight('iris', 'iris', leftIris, true),
    { name: 'nose bridge', part: 'nose', points: noseBridge, closed: false },
    { name: 'lower nose', part: 'nose', points: [...leftNoseBase, mirror[97], mirror[98]], closed: false },
    { name: 'outer lip', part: 'mouth', points: bothSides(upperOuterLip, lowerOuterLip), closed: true },
    { name: 'inner lip', part: 'mouth', points: bothSides(upperInnerLip, lowerInnerLip), closed: true },
  ],
  mirror,
  anchors: { leftEye: [33, 133], rightEye: [362, 263], mouth: [61, 291] },
};

/** A closed curve from its left half, upper and lower edge: along the left one and back on the right. */
function bothSides(upper: readonly number[], lower: readonly number[]): number[] {
  const right = (points: readonly number[]) => points.map((point) => mirror[point]);
  const back = right(upper).reverse().slice(1, -1);
  if (lower.length === 0) return [...upper, ...back];
  return [
    ...upper,
    ...right(upper).reverse().slice(1),
    ...right(lower).slice(1, -1),
    ...[...lower].reverse().slice(0, -1),
  ];
}

function leftAndRight(name: string, part: FacePart, points: readonly number[], closed: boolean): LandmarkCurve[] {
  return [
    { name: `left ${name}`, part, points, closed },
    { name: `right ${name}`, part, points: points.map((point) => mirror[point]), closed },
  ];
}

function mirrorMap(): number[] {
  const map = Array.from({ length: meshCount + 10 }, (_, point) => point);
  let right = firstRight;
  for (let left = 0; left < firstRight; left++) {
    if (midline.includes(left)) continue;
    map[left] = right;
    map[right] = left;
    right++;
  }
  for (const [left, right] of irisMirror) [map[left], map[right]] = [right, left];
  return map;
}
