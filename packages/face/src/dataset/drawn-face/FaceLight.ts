import type { Random } from '@strnn/core/random';

/** Light and camera of one recording. */
export interface FaceLight {
  /** Where the light comes from, radians: 0 from the right of the picture, growing clockwise. */
  readonly direction: number;
  /** Fraction by which the picture's brightness changes from its middle to its edge. */
  readonly strength: number;
  /** Factor on all gray values. */
  readonly brightness: number;
  /** Gray value of the wall behind. */
  readonly background: number;
  /** Standard deviation of the sensor's noise, gray values of 0 to 1. */
  readonly noise: number;
}

export function drawLight(random: Random): FaceLight {
  return {
    direction: 2 * Math.PI * random.uniform(),
    strength: 0.22 * random.uniform(),
    brightness: 0.85 + 0.25 * random.uniform(),
    background: 0.35 + 0.5 * random.uniform(),
    noise: 0.002 + 0.003 * random.uniform(),
  };
}
