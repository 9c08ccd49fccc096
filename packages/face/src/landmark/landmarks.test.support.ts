import type { LandmarkScheme } from './LandmarkScheme.js';
import type { Landmarks } from './Landmarks.js';

/** Two eyes, a nose and the corners of a mouth. */
export const five: LandmarkScheme = {
  name: 'five',
  count: 5,
  curves: [{ name: 'mouth', part: 'mouth', points: [3, 4], closed: false }],
  mirror: [1, 0, 2, 4, 3],
  anchors: { leftEye: [0], rightEye: [1], mouth: [3, 4] },
  template: [
    [-0.5, 0],
    [0.5, 0],
    [0, 0.5],
    [-0.3, 1],
    [0.3, 1],
  ],
};

export const at = (...points: number[]): Landmarks => ({ points: Float64Array.from(points) });
