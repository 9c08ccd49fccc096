import type { Random } from '@strnn/core/random';

/** Where the head is. Angles in radians. */
export interface FacePose {
  /** Pixels of the point midway between the pupils, facing the camera. */
  readonly x: number;
  readonly y: number;
  /** Pixels between the pupils, facing the camera. */
  readonly scale: number;
  /** Positive: clockwise in the picture. */
  readonly roll: number;
  /** Positive: the nose moves to the right of the picture. */
  readonly yaw: number;
  /** Positive: the nose moves down. */
  readonly pitch: number;
}

/** A head roughly in the middle, facing the camera. */
export function drawPose(random: Random, width: number, height: number): FacePose {
  const about = (mean: number, deviation: number): number => mean + deviation * (2 * random.uniform() - 1);
  return {
    x: width * about(0.5, 0.05),
    y: height * about(0.41, 0.03),
    scale: height * about(0.215, 0.02),
    roll: about(0, 0.08),
    yaw: about(0, 0.12),
    pitch: about(0, 0.08),
  };
}

/** The head moved by x and y, in distances between the pupils, and turned by `turn` radians. */
export function shiftPose(
  pose: FacePose,
  by: { readonly x: number; readonly y: number; readonly turn: number },
): FacePose {
  return {
    ...pose,
    x: pose.x + by.x * pose.scale,
    y: pose.y + by.y * pose.scale,
    roll: pose.roll + by.turn,
    yaw: pose.yaw - by.turn / 2,
  };
}
