import { StrnnError } from '@strnn/core/error';
import type { FaceAnchors } from '../landmark/anchorsOf.js';
import { checkChoice } from '../option/checkChoice.js';
import { checkNumber } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import type { AffineTransform } from '../pixel/transform/AffineTransform.js';
import { type AlignedBox, alignmentOf } from './alignmentOf.js';

const transforms = ['first', 'mean', 'each'] as const;

export interface AlignmentsOptions {
  /**
   * `'first'`: one transform for all frames, from the anchors of the first frames (`neutral`), so that every later
   * motion of face and head is kept. `'mean'`: one for all, from the mean anchors of all frames. `'each'`: one per
   * frame, which takes motion of the head away, and with it part of the motion of the mouth, which is an anchor
   * itself. Default `'first'`.
   */
  readonly transform?: (typeof transforms)[number];
  /** How many frames at the start `'first'` averages, against jitter of the landmarks. Default 1. */
  readonly neutral?: number;
  /** F, how many frames there are. Default: as many as anchors. */
  readonly frames?: number;
  /** What the anchors are of, for errors. Default `'alignmentsOf'`. */
  readonly where?: string;
}

/**
 * One transform per frame of a recording, from the picture to the box (`alignmentOf`); for `warpImage` and
 * `alignLandmarks`.
 *
 * @param anchors F, one per frame; with `'first'` the first `neutral` are enough, and only they are looked at
 * @returns F, equal but for `'each'`
 * @throws StrnnError 'option' for an option or the box; 'shape' for too few or too many anchors; 'data' for anchors that
 *   cannot be aligned, named with the frame, counted from 0
 */
export function alignmentsOf(
  anchors: readonly FaceAnchors[],
  box: AlignedBox,
  options: AlignmentsOptions = {},
): AffineTransform[] {
  const { transform = 'first', neutral = 1, frames = anchors.length, where = 'alignmentsOf' } = options;
  checkOptionNames(options, where, ['transform', 'neutral', 'frames', 'where']);
  checkChoice(transform, `${where}.transform`, 'transform', transforms);
  if (frames === 0) throw new StrnnError('shape', `${where}: expected at least one frame, found none.`);
  checkNumber(neutral, `${where}.neutral`, { low: 1, high: frames, integer: true });
  const used = transform === 'first' ? neutral : frames;
  if (anchors.length < used || anchors.length > frames) {
    const rule = `expected the anchors of ${used === frames ? '' : `${used} to `}${frames} frames`;
    throw new StrnnError('shape', `${where}: ${rule}, found ${anchors.length}.`);
  }
  const looked = anchors.slice(0, used);
  // Each by itself also where only their mean counts: one frame with exchanged eyes would spoil it unseen.
  const own = looked.map((points, f) => alignmentOf(points, box, `${where}: frame ${f}`).transform);
  if (transform === 'each') return own;
  const common = used === 1 ? own[0] : alignmentOf(meanAnchors(looked), box, where).transform;
  return Array.from({ length: frames }, () => common);
}

function meanAnchors(anchors: readonly FaceAnchors[]): FaceAnchors {
  const mean = (name: keyof FaceAnchors): readonly [number, number] => {
    const sum = (axis: 0 | 1) => anchors.reduce((total, points) => total + points[name][axis], 0);
    return [sum(0) / anchors.length, sum(1) / anchors.length];
  };
  return { leftEye: mean('leftEye'), rightEye: mean('rightEye'), mouth: mean('mouth') };
}
