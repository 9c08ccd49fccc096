import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from './Landmarks.js';

export interface CheckLandmarksOptions {
  /** How many points there have to be. Default: any number, at least 1. */
  readonly count?: number;
  /** Size of the picture in pixels. Default: not known, and nothing lies outside. */
  readonly image?: { readonly width: number; readonly height: number };
  /** What the landmarks are, for errors. Default `'checkLandmarks'`. */
  readonly where?: string;
}

/** What is worth knowing of landmarks that were accepted; for the counts of a summary. */
export interface LandmarkCheck {
  /** Measured points outside the picture. */
  readonly outside: number;
  /** The one farthest outside, and its distance from the picture in pixels. Default: none lies outside. */
  readonly farthest?: { readonly point: number; readonly distance: number };
  /** Points that were not measured. */
  readonly missing: number;
}

/**
 * Refuses landmarks that cannot be used: a wrong number of points, values that are not finite, or the majority of the
 * measured points outside the picture (coordinates of another picture or of another size). A minority outside, as at
 * the chin of a face that fills the picture, is accepted and counted. A picture reaches from -0.5 to width - 0.5.
 *
 * @throws StrnnError 'shape' for lengths, 'data' for values
 */
export function checkLandmarks(landmarks: Landmarks, options: CheckLandmarksOptions = {}): LandmarkCheck {
  const { count = landmarks.points.length / 2, image, where = 'checkLandmarks' } = options;
  checkLengths(landmarks, count, where);
  const { points, depth, missing } = landmarks;
  for (let i = 0; i < points.length; i++) {
    if (!Number.isFinite(points[i])) {
      const found = `found ${points[i]}`;
      throw new StrnnError(
        'data',
        `${where}: point ${i >> 1}: expected a finite ${i % 2 === 0 ? 'x' : 'y'}, ${found}.`,
      );
    }
  }
  const bad = depth?.findIndex((value) => !Number.isFinite(value)) ?? -1;
  if (depth !== undefined && bad >= 0) {
    throw new StrnnError('data', `${where}: point ${bad}: expected a finite depth, found ${depth[bad]}.`);
  }
  const unmeasured = missing?.reduce((sum, flag) => sum + (flag === 0 ? 0 : 1), 0) ?? 0;
  if (image === undefined) return { outside: 0, missing: unmeasured };

  let [outside, farthest, distance] = [0, -1, 0];
  for (let point = 0; point < count; point++) {
    if (missing !== undefined && missing[point] !== 0) continue;
    const away = Math.hypot(beyond(points[2 * point], image.width), beyond(points[2 * point + 1], image.height));
    if (away > 0) outside++;
    if (away > distance) [farthest, distance] = [point, away];
  }
  if (2 * outside > count - unmeasured) {
    const rule = `expected most of ${count - unmeasured} points inside ${image.width} x ${image.height} pixels`;
    const found = `found ${outside} outside, point ${farthest} by ${distance.toFixed(1)} pixels`;
    throw new StrnnError('data', `${where}: ${rule}, ${found}: are they of another picture, or of another size of it?`);
  }
  return { outside, missing: unmeasured, ...(outside === 0 ? {} : { farthest: { point: farthest, distance } }) };
}

function checkLengths({ points, depth, missing }: Landmarks, count: number, where: string): void {
  if (points.length === 0 || points.length !== 2 * count) {
    const expected = points.length === 0 ? 'at least 1 point' : `${count} points`;
    throw new StrnnError('shape', `${where}: expected ${expected}, found ${points.length / 2}.`);
  }
  for (const [name, list] of Object.entries({ depth, missing })) {
    if (list !== undefined && list.length !== count) {
      throw new StrnnError('shape', `${where}: expected ${count} entries in ${name}, found ${list.length}.`);
    }
  }
}

/** How far a coordinate is outside an axis of `length` pixels. */
function beyond(value: number, length: number): number {
  return Math.max(0, -0.5 - value, value - (length - 0.5));
}
