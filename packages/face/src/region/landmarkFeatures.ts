import { StrnnError } from '@strnn/core/error';
import { checkLandmarks } from '../landmark/checkLandmarks.js';
import { eyeCoordinates } from '../landmark/eyeCoordinates.js';
import type { Landmarks } from '../landmark/Landmarks.js';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { checkChoice, checkChoices } from '../option/checkChoice.js';
import { choosePoints } from './choosePoints.js';

const kinds = ['position', 'displacement', 'velocity', 'depth'] as const;
export type LandmarkFeatureKind = (typeof kinds)[number];
const references = ['neutral', 'each', 'picture'] as const;

export interface LandmarkFeaturesOptions {
  readonly scheme: LandmarkScheme;
  /**
   * What describes a landmark, in the order given; none twice. `'position'`: x and y. `'displacement'`: x and y less those of the
   * neutral face. `'velocity'`: x and y less those one frame before, 0 in the first. `'depth'`: the depth less the mean depth of
   * the neutral face, in the unit of the file. Default `['position', 'displacement']`.
   */
  readonly features?: readonly LandmarkFeatureKind[];
  /** Which landmarks, in the order of the sites. Default: all. */
  readonly points?: readonly number[];
  /**
   * What x and y are measured in. `'neutral'`: in distances between the eyes of the neutral face, from midway between them and
   * along them, so that motion of the head remains. `'each'`: the same of every frame's own eyes, so that only the expression
   * remains. `'picture'`: pixels as they are, for faces aligned already. Default `'neutral'`.
   */
  readonly relativeTo?: (typeof references)[number];
  /** Opens messages about options. Default `'landmarkFeatures'`. */
  readonly where?: string;
}

/** Describes landmarks by D numbers each; made by `landmarkFeatures`, its options checked there. */
export interface LandmarkFeature {
  /** D names with units. */
  readonly features: readonly string[];
  /**
   * @param landmarks T frames of one sequence in time order, depths where `'depth'` is asked for
   * @param neutral the face at rest. Default: the first frame
   * @param where what the sequence is, for errors
   * @returns T x N x D, row-major, finite; of missing points their stand-ins
   * @throws StrnnError as `checkLandmarks` and `anchorsOf`; 'data' for depths that are not there
   */
  describe(landmarks: readonly Landmarks[], neutral?: Landmarks, where?: string): Float32Array;
}

/**
 * Landmarks as features of sites, in the order of `landmarkSites` with the same `points`.
 * @throws StrnnError 'option' for features, points or relativeTo
 */
export function landmarkFeatures(options: LandmarkFeaturesOptions): LandmarkFeature {
  const { scheme, features = ['position', 'displacement'], relativeTo = 'neutral' } = options;
  const { where: place = 'landmarkFeatures' } = options;
  const chosen = choosePoints(options.points, scheme, place);
  checkChoices(features, `${place}.features`, 'feature', kinds);
  checkChoice(relativeTo, `${place}.relativeTo`, 'reference', references);
  const unit = relativeTo === 'picture' ? 'pixels' : 'eye distances';
  const named: Record<LandmarkFeatureKind, readonly string[]> = {
    position: [`x (${unit})`, `y (${unit})`],
    displacement: [`x from neutral (${unit})`, `y from neutral (${unit})`],
    velocity: [`x per frame (${unit})`, `y per frame (${unit})`],
    depth: ['depth from neutral mean (unit of the file)'],
  };
  const names = features.flatMap((kind) => named[kind]);
  const [N, D] = [chosen.length, names.length];

  return {
    features: names,
    describe(landmarks, neutral = landmarks[0], where = place) {
      const deep = features.includes('depth');
      checkFaces(landmarks, neutral, scheme.count, deep, where);
      const measure = (face: Landmarks): Float64Array => {
        if (relativeTo === 'picture') return face.points;
        return eyeCoordinates(face, scheme, relativeTo === 'neutral' ? neutral : face, where);
      };
      const rest = measure(neutral);
      const level = deep ? meanDepth(neutral) : 0;
      const described = new Float32Array(landmarks.length * N * D); // (T, N, D)
      let before = measure(landmarks[0]);
      for (const [t, face] of landmarks.entries()) {
        const now = measure(face);
        let to = t * N * D;
        for (const point of chosen) {
          const x = 2 * point;
          for (const kind of features) {
            if (kind === 'depth') described[to++] = face.depth![point] - level;
            else {
              const origin = kind === 'displacement' ? rest : kind === 'velocity' ? before : undefined;
              described[to++] = now[x] - (origin?.[x] ?? 0);
              described[to++] = now[x + 1] - (origin?.[x + 1] ?? 0);
            }
          }
        }
        before = now;
      }
      return described;
    },
  };
}

function meanDepth({ depth, missing }: Landmarks): number {
  let [sum, measured] = [0, 0];
  for (const [point, value] of depth!.entries()) {
    if (missing?.[point] === 1) continue;
    sum += value;
    measured++;
  }
  // A face of stand-ins alone still has a level.
  return measured > 0 ? sum / measured : depth!.reduce((total, value) => total + value, 0) / depth!.length;
}

function checkFaces(
  landmarks: readonly Landmarks[],
  neutral: Landmarks,
  count: number,
  deep: boolean,
  where: string,
): void {
  if (landmarks.length === 0) throw new StrnnError('data', `${where}: expected at least one frame, found none.`);
  for (const [name, face] of [
    ['neutral face', neutral] as const,
    ...landmarks.map((face, f) => [`frame ${f}`, face] as const),
  ]) {
    checkLandmarks(face, { count, where: `${where}: ${name}` });
    if (deep && face.depth === undefined) {
      throw new StrnnError(
        'data',
        `${where}: ${name}: expected depths (the feature 'depth' is asked for), found none.`,
      );
    }
  }
}
