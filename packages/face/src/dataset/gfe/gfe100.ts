import type { LandmarkScheme } from '../../landmark/LandmarkScheme.js';
import { gfe100Template } from './gfe100Template.js';

/**
 * The 100 points of the UCI Grammatical Facial Expressions (Kinect Face Tracking), as data_descriptions.txt names them and as
 * they lie in the recordings: `left` is the left of the picture. view_points.png numbers the lower edge of the right brow the
 * other way round; the recordings have it as here, the mirror image of the left one. Anchors: the corners of the eyes and of
 * the mouth. The template is the mean face at rest of the two signers, made mirror-symmetric.
 */
export const gfe100: LandmarkScheme = {
  name: 'gfe-100',
  count: 100,
  curves: [
    { name: 'left eye', part: 'eye', points: run(0, 7), closed: true },
    { name: 'right eye', part: 'eye', points: run(8, 15), closed: true },
    { name: 'left brow', part: 'brow', points: run(16, 25), closed: true },
    { name: 'right brow', part: 'brow', points: run(26, 35), closed: true },
    { name: 'line above left brow', part: 'brow', points: run(90, 94), closed: false },
    { name: 'line above right brow', part: 'brow', points: run(95, 99), closed: false },
    { name: 'nose', part: 'nose', points: run(36, 47), closed: false },
    { name: 'outer lip', part: 'mouth', points: run(48, 59), closed: true },
    { name: 'inner lip', part: 'mouth', points: run(60, 67), closed: true },
    { name: 'face contour', part: 'jaw', points: run(68, 86), closed: false },
  ],
  mirror: mirrorMap(),
  anchors: { leftEye: [0, 4], rightEye: [8, 12], mouth: [48, 54] },
  template: gfe100Template,
};

function run(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function mirrorMap(): number[] {
  const mirror = run(0, 99);
  const exchange = (left: number, right: number): void => void ([mirror[left], mirror[right]] = [right, left]);
  for (let i = 0; i < 8; i++) exchange(i, 8 + i); // eyes
  for (let i = 0; i < 10; i++) exchange(16 + i, 26 + i); // brows
  for (let i = 0; i < 5; i++) exchange(90 + i, 95 + i); // lines above them
  exchange(87, 88); // irises
  // Runs that the mirror reverses; a point in the middle stays.
  for (const [from, to] of [
    [36, 47], // nose
    [48, 54], // outer lip, upper edge
    [55, 59], // outer lip, lower edge
    [60, 64], // inner lip, upper edge
    [65, 67], // inner lip, lower edge
    [68, 86], // contour
  ]) {
    for (let point = from; point <= to; point++) mirror[point] = from + to - point;
  }
  return mirror;
}
