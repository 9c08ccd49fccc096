import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { createCanvas } from './Canvas.js';
import { drawFace, type DrawnFace, drawnLandmarks } from './drawFace.js';
import { drawSequence } from './drawSequence.js';
import { type DrawnEmotion, emotionExpressions } from './emotionExpressions.js';
import { drawIdentity } from './FaceIdentity.js';

const emotions = Object.keys(emotionExpressions) as DrawnEmotion[];
const [width, height, blocks] = [160, 122, 12];

interface Trial {
  readonly subject: number;
  readonly label: number;
  readonly first: DrawnFace;
  readonly last: DrawnFace;
}

function trials(subjects: number): Trial[] {
  return Array.from({ length: subjects }, (_, subject) =>
    emotions.map((emotion, label) => {
      const identity = drawIdentity(createRandom(`learn/${subject}`));
      const { faces } = drawSequence({
        seed: `learn/${subject}/${label}`,
        identity,
        emotion,
        frames: 5,
        width,
        height,
      });
      return { subject, label, first: faces[0], last: faces[4] };
    }),
  ).flat();
}

/** Share of trials whose nearest class mean, of the other subjects, is that of their own class. */
function accuracy(all: readonly Trial[], features: readonly Float64Array[]): number {
  const [{ length: size }] = features;
  // Every feature counts the same, whatever its spread.
  const spread = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const mean = features.reduce((sum, own) => sum + own[i], 0) / features.length;
    spread[i] = Math.sqrt(features.reduce((sum, own) => sum + (own[i] - mean) ** 2, 0) / features.length) + 1e-9;
  }
  let right = 0;
  for (const [index, { subject, label }] of all.entries()) {
    const distances = emotions.map((_, other) => {
      const mean = new Float64Array(size);
      let count = 0;
      for (const [k, trial] of all.entries()) {
        if (trial.subject === subject || trial.label !== other) continue;
        count += 1;
        for (let i = 0; i < size; i++) mean[i] += features[k][i];
      }
      return mean.reduce((sum, value, i) => sum + ((value / count - features[index][i]) / spread[i]) ** 2, 0);
    });
    if (distances.indexOf(Math.min(...distances)) === label) right += 1;
  }
  return right / all.length;
}

/** Landmarks about the middle between the eyes, in distances between the eyes. */
function shape(face: DrawnFace): Float64Array {
  const { points } = drawnLandmarks(face);
  const [x, y, scale] = frameOf(points);
  return points.map((value, i) => (value - (i % 2 === 0 ? x : y)) / scale);
}

function frameOf(points: Float64Array): [x: number, y: number, scale: number] {
  const eye = (from: number, axis: number): number => (points[2 * from + axis] + points[2 * from + 6 + axis]) / 2;
  const scale = Math.hypot(eye(42, 0) - eye(36, 0), eye(42, 1) - eye(36, 1));
  return [(eye(36, 0) + eye(42, 0)) / 2, (eye(36, 1) + eye(42, 1)) / 2, scale];
}

const canvas = createCanvas(width, height);

/** Mean gray values of blocks of a box about the face, the brightness of the whole box taken away. */
function pixels(face: DrawnFace, [x, y, scale]: readonly [number, number, number]): Float64Array {
  const { data } = drawFace(face, canvas).image;
  const values = new Float64Array(blocks * blocks);
  const step = (2.8 * scale) / blocks / 3;
  for (let row = 0; row < 3 * blocks; row++) {
    for (let column = 0; column < 3 * blocks; column++) {
      const px = Math.min(width - 1, Math.max(0, Math.round(x - 1.4 * scale + step * column)));
      const py = Math.min(height - 1, Math.max(0, Math.round(y - 0.8 * scale + step * row)));
      values[Math.floor(row / 3) * blocks + Math.floor(column / 3)] += data[py * width + px] / 9;
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Chance is 1/7; 3.5 standard deviations of a guesser above it. */
const guessing = (count: number): number => 1 / 7 + 3.5 * Math.sqrt(((1 / 7) * (6 / 7)) / count);

describe('the emotion of a drawn face', () => {
  const many = trials(30);
  const few = trials(14);

  it('can be told of other people by how the landmarks move', () => {
    const moved = many.map(({ first, last }) => {
      const from = shape(first);
      return shape(last).map((value, i) => value - from[i]);
    });
    expect(accuracy(many, moved)).toBeGreaterThan(0.9);
  });

  it('cannot be told by the landmarks of the first frame', () => {
    const first = many.map((trial) => shape(trial.first));
    expect(accuracy(many, first)).toBeLessThan(guessing(many.length));
  });

  it('can be told of other people by how the pixels change', () => {
    const changed = few.map(({ first, last }) => {
      const box = frameOf(drawnLandmarks(first).points);
      const from = pixels(first, box);
      return pixels(last, frameOf(drawnLandmarks(last).points)).map((value, i) => value - from[i]);
    });
    expect(accuracy(few, changed)).toBeGreaterThan(0.8);
  });

  it('cannot be told by the pixels of the first frame', () => {
    const first = few.map((trial) => pixels(trial.first, frameOf(drawnLandmarks(trial.first).points)));
    expect(accuracy(few, first)).toBeLessThan(guessing(few.length));
  });

  it('cannot be told by pose, light or noise', () => {
    const camera = many.map(({ last: { pose, light, noiseSeed } }) =>
      Float64Array.from([...Object.values(pose), ...Object.values(light), noiseSeed] as number[]),
    );
    expect(accuracy(many, camera)).toBeLessThan(guessing(many.length));
  });
});
