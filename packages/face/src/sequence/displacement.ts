import { eyeCoordinates } from '../landmark/eyeCoordinates.js';
import type { Landmarks } from '../landmark/Landmarks.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';

/**
 * How far a face is from a neutral one in every frame: the mean distance of its points from theirs, both in `eyeCoordinates`,
 * so that moves, turns in the plane and approaches of the head do not count. Points missing in either face are left out.
 *
 * @param neutral default the first frame
 * @param where what the sequence is, for errors
 * @returns F values, in distances between the eyes; 0 for the neutral face, and where no point was measured in both
 * @throws StrnnError as `anchorsOf`
 */
export function displacement(
  landmarks: readonly Landmarks[],
  scheme: LandmarkScheme,
  neutral: Landmarks = landmarks[0],
  where = 'displacement',
): Float64Array {
  const rest = eyeCoordinates(neutral, scheme, neutral, `${where}: neutral face`);
  return Float64Array.from(landmarks, (face, f) => {
    const points = eyeCoordinates(face, scheme, face, `${where}: frame ${f}`);
    let [sum, measured] = [0, 0];
    for (let point = 0; point < scheme.count; point++) {
      if (neutral.missing?.[point] === 1 || face.missing?.[point] === 1) continue;
      sum += Math.hypot(points[2 * point] - rest[2 * point], points[2 * point + 1] - rest[2 * point + 1]);
      measured++;
    }
    return measured === 0 ? 0 : sum / measured;
  });
}
