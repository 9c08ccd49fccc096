import { createRandom, type Random } from '@strnn/core/random';
import type { DrawnFace } from './drawFace.js';
import { type DrawnEmotion, emotionExpressions } from './emotionExpressions.js';
import type { ActionUnit, FaceExpression } from './FaceExpression.js';
import type { FaceIdentity } from './FaceIdentity.js';
import { drawLight } from './FaceLight.js';
import { drawPose, shiftPose } from './FacePose.js';

export interface DrawSequenceOptions {
  /** Everything that is drawn at random depends on this text alone. */
  readonly seed: string;
  readonly identity: FaceIdentity;
  /** Default: a few action units that make none of the emotions. */
  readonly emotion?: DrawnEmotion;
  /** From rest in the first to the peak in the last, at least 2. */
  readonly frames: number;
  /** Size of the pictures in pixels. */
  readonly width: number;
  readonly height: number;
}

export interface DrawnSequence {
  /** Of the last frame. */
  readonly peak: FaceExpression;
  /** One description per frame, for `drawFace`. */
  readonly faces: readonly DrawnFace[];
}

/** Displays that fit no emotion, as the subjects of CK+ were also asked for single action units. */
const otherDisplays: readonly Readonly<Partial<Record<ActionUnit, number>>>[] = [
  { 4: 1 },
  { 7: 1 },
  { 17: 1 },
  { 24: 1 },
  { 25: 1, 26: 0.8 },
  { 20: 0.9, 25: 0.6 },
  { 1: 0.9, 2: 0.8 },
  { 15: 0.7, 24: 0.6 },
];

/**
 * Plans a recording from rest to the peak of an expression. Pose, its drift, light and noise come from streams of random
 * numbers of their own: nothing but the face tells one emotion from another.
 */
export function drawSequence({ seed, identity, emotion, frames, width, height }: DrawSequenceOptions): DrawnSequence {
  const camera = createRandom(`${seed}/camera`);
  const drift = createRandom(`${seed}/drift`);
  const face = createRandom(`${seed}/face`);
  const light = drawLight(camera);
  let pose = drawPose(camera, width, height);
  const noise = camera.integer(2 ** 31 - frames);
  const peak = drawPeak(face, emotion);
  const units = (Object.keys(peak.units) as unknown as ActionUnit[]).map(Number) as ActionUnit[];
  const course = drawCourse(face, frames);
  // Parts of a face do not move in step: each follows the course in its own way, from 0 to 1 like the course itself.
  const lags = units.map(() => 0.75 + 0.6 * face.uniform());
  const faces = course.map((reached, index): DrawnFace => {
    const now = Object.fromEntries(units.map((unit, i) => [unit, peak.units[unit]! * reached ** lags[i]]));
    const step = (): number => 0.006 * (2 * drift.uniform() - 1);
    if (index > 0) pose = shiftPose(pose, { x: step(), y: step(), turn: step() });
    return { identity, expression: { ...peak, units: now }, pose, light, noiseSeed: noise + index };
  });
  return { peak, faces };
}

function drawPeak(random: Random, emotion: DrawnEmotion | undefined): FaceExpression {
  const prototype = emotion && emotionExpressions[emotion];
  const wanted = prototype?.core ?? otherDisplays[random.integer(otherDisplays.length)];
  const units: Partial<Record<ActionUnit, number>> = {};
  const vigour = 0.75 + 0.3 * random.uniform();
  const strength = (value: number): number => Math.min(1, value * vigour * (0.85 + 0.3 * random.uniform()));
  for (const [unit, value] of entries(wanted)) units[unit] = strength(value);
  for (const [unit, value] of entries(prototype?.often ?? {})) {
    if (random.uniform() < 2 / 3) units[unit] = strength(value);
  }
  const side = random.uniform() < 0.5 ? 'left' : 'right';
  return prototype?.oneSided === true ? { units, side } : { units };
}

function entries(units: Readonly<Partial<Record<ActionUnit, number>>>): [ActionUnit, number][] {
  return Object.entries(units).map(([unit, value]) => [Number(unit) as ActionUnit, value]);
}

/** Rises from 0 to 1 and never falls: slowly, fast, slowly, by uneven steps. */
function drawCourse(random: Random, frames: number): number[] {
  const fastest = 0.35 + 0.3 * random.uniform();
  const breadth = 0.25 + 0.15 * random.uniform();
  const steps = Array.from({ length: frames - 1 }, (_, i) => {
    const t = ((i + 0.5) / (frames - 1) - fastest) / breadth;
    return (0.1 + 1 / (1 + t * t)) * (0.5 + random.uniform());
  });
  const total = steps.reduce((sum, step) => sum + step, 0);
  let sum = 0;
  const course = [0, ...steps.map((step) => (sum += step) / total)];
  course[frames - 1] = 1;
  return course;
}
