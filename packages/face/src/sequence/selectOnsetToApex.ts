import { StrnnError, unknownName } from '@strnn/core/error';
import type { GrayImage } from '../image/Image.js';
import { checkChoice } from '../option/checkChoice.js';
import { checkNumber } from '../option/checkNumber.js';
import { checkSequence } from './checkSequence.js';
import { displacement } from './displacement.js';
import type { FaceSequence } from './FaceSequence.js';

export interface SelectOnsetToApexOptions {
  /**
   * Where the expression is strongest. `'last'`: in the last frame, as in sets that go from neutral to the peak (CK+,
   * Oulu-CASIA). `'strongest'`: in the first frame that is farthest from the first frame, as in sets that go from neutral to
   * the peak and back (MMI). Default `'last'`.
   */
  readonly apex?: 'last' | 'strongest';
  /**
   * Where the selection begins. `'first'`: at the first frame. `'onset'`: at the first frame that is farther from the first one
   * than `threshold` times the apex is. A number k: k frames up to and with the apex. Default `'first'`.
   */
  readonly from?: 'first' | 'onset' | number;
  /** A fraction of the apex's distance, 0 <= threshold < 1. Default 0.1. */
  readonly threshold?: number;
  /** What the sequence is, for errors. Default `'selectOnsetToApex'`. */
  readonly where?: string;
}

export interface OnsetToApex {
  /** Frames `onset` to `apex` of the sequence, both included. */
  readonly sequence: FaceSequence;
  readonly onset: number;
  readonly apex: number;
  /** F distances from the first frame: `displacement` of the landmarks, or without them the mean absolute difference of pixels. */
  readonly distances: Float64Array;
}

/**
 * Cuts a sequence to the part in which the expression grows.
 *
 * @throws StrnnError 'data' where nothing moves but motion is asked for, and for fewer than k frames; 'option'; as
 * `checkSequence`
 */
export function selectOnsetToApex(sequence: FaceSequence, options: SelectOnsetToApexOptions = {}): OnsetToApex {
  const { apex: rule = 'last', from = 'first', threshold = 0.1, where = 'selectOnsetToApex' } = options;
  checkOptions(rule, from, threshold, where);
  const F = checkSequence(sequence, where);
  const { frames, landmarks, scheme, times } = sequence;
  const distances =
    landmarks === undefined ? differences(frames) : displacement(landmarks, scheme!, landmarks[0], where);
  const apex = rule === 'last' ? F - 1 : distances.indexOf(distances.reduce((most, value) => Math.max(most, value), 0));
  if ((rule === 'strongest' || from === 'onset') && distances[apex] === 0) {
    throw new StrnnError('data', `${where}: expected motion up to the apex, found that frame ${apex} equals frame 0.`);
  }
  if (typeof from === 'number' && from > apex + 1) {
    throw new StrnnError('data', `${where}: expected at least ${from} frames up to the apex, found ${apex + 1}.`);
  }
  const limit = threshold * distances[apex];
  const moving = () => distances.findIndex((value) => value > limit);
  const onset = from === 'first' ? 0 : from === 'onset' ? Math.min(moving(), apex) : apex + 1 - from;
  const cut = {
    frames: frames.slice(onset, apex + 1),
    ...(landmarks === undefined ? {} : { landmarks: landmarks.slice(onset, apex + 1) }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(times === undefined ? {} : { times: times.slice(onset, apex + 1) }),
  };
  return { sequence: cut, onset, apex, distances };
}

function differences(frames: readonly GrayImage[]): Float64Array {
  const first = frames[0].data;
  return Float64Array.from(frames, ({ data }) => {
    let sum = 0;
    for (let i = 0; i < data.length; i++) sum += Math.abs(data[i] - first[i]);
    return sum / data.length;
  });
}

function checkOptions(apex: unknown, from: unknown, threshold: unknown, where: string): void {
  checkChoice(apex, `${where}.apex`, 'rule', ['last', 'strongest']);
  if (typeof from === 'number') checkNumber(from, `${where}.from`, { low: 1, integer: true });
  else if (from !== 'first' && from !== 'onset') {
    throw unknownName(`${where}.from`, 'rule', String(from), ['first', 'onset', 'a number of frames']);
  }
  checkNumber(threshold, `${where}.threshold`, { low: 0, high: 1, open: true });
}
