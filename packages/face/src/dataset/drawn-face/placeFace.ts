import type { FacePose } from './FacePose.js';

/** Places of the face (distances between the pupils, see `FaceIdentity`) as pixels of the picture. */
export interface FacePlacement {
  /** @returns x and y in pixels; `out`: how far the point stands out of the head */
  at(x: number, y: number, out?: number): [x: number, y: number];
  /** 68 x 3 to 68 x 2. */
  all(shape: Float64Array): Float64Array;
}

/** Turns the head, an ellipsoid, by yaw and pitch (parallel projection), then rolls, scales and shifts it. */
export function placeFace({ x: left, y: top, scale, roll, yaw, pitch }: FacePose): FacePlacement {
  const [cosYaw, sinYaw, cosPitch, sinPitch] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  const [cosRoll, sinRoll] = [scale * Math.cos(roll), scale * Math.sin(roll)];
  // So that turning leaves the point midway between the pupils where it is.
  const eyes = depth(0, 0);
  const at = (x: number, y: number, out = 0): [number, number] => {
    const z = depth(x, y) + out - eyes;
    const u = x * cosYaw + z * sinYaw;
    const v = y * cosPitch + z * sinPitch;
    return [left + u * cosRoll - v * sinRoll, top + u * sinRoll + v * cosRoll];
  };
  return {
    at,
    all(shape) {
      const points = new Float64Array((shape.length / 3) * 2);
      for (let i = 0; i < shape.length / 3; i++)
        points.set(at(shape[3 * i], shape[3 * i + 1], shape[3 * i + 2]), 2 * i);
      return points;
    },
  };
}

function depth(x: number, y: number): number {
  return 1.2 * Math.sqrt(Math.max(0, 1 - (x / 1.35) ** 2 - ((y - 0.4) / 2.2) ** 2));
}
