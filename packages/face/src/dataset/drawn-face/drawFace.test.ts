import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../landmark/scheme/checkScheme.js';
import { ibug68 } from '../../landmark/scheme/ibug68.js';
import { createCanvas } from './Canvas.js';
import { drawFace, type DrawnFace, drawnLandmarks } from './drawFace.js';
import { drawSequence } from './drawSequence.js';
import { type DrawnEmotion, emotionExpressions } from './emotionExpressions.js';
import { actionUnits, type FaceExpression } from './FaceExpression.js';
import { drawIdentity } from './FaceIdentity.js';
import { drawLight } from './FaceLight.js';
import { drawPose } from './FacePose.js';

const emotions = Object.keys(emotionExpressions) as DrawnEmotion[];
const size = { width: 160, height: 122 };
const canvas = createCanvas(size.width, size.height);

function face(seed: string, expression: FaceExpression = { units: {} }): DrawnFace {
  const random = createRandom(seed);
  const identity = drawIdentity(random);
  const pose = drawPose(random, size.width, size.height);
  return { identity, expression, pose, light: drawLight(random), noiseSeed: 7 };
}

/** x and y of a landmark. */
function at(points: Float64Array, index: number): [number, number] {
  return [points[2 * index], points[2 * index + 1]];
}

/** Upright, in the middle, so that x and y of landmarks can be compared. */
function upright(units: FaceExpression['units'], side?: 'left' | 'right'): Float64Array {
  const pose = { x: 0, y: 0, scale: 1, roll: 0, yaw: 0, pitch: 0 };
  const expression = side === undefined ? { units } : { units, side };
  return drawnLandmarks({ identity: drawIdentity(createRandom('a')), expression, pose }).points;
}

describe('drawnLandmarks', () => {
  it('are those of iBUG-68: a mirrored face has its landmarks where the mirror map says', () => {
    checkScheme(ibug68);
    for (const emotion of emotions) {
      const points = upright({ ...emotionExpressions[emotion].core, ...emotionExpressions[emotion].often });
      ibug68.mirror.forEach((other, index) => {
        expect(at(points, other)[0]).toBeCloseTo(-at(points, index)[0], 9);
        expect(at(points, other)[1]).toBeCloseTo(at(points, index)[1], 9);
      });
    }
  });

  it('lie about where the template of the scheme has them', () => {
    const template = ibug68.template ?? [];
    const mean = new Float64Array(136);
    for (let person = 0; person < 50; person++) {
      const pose = { x: 0, y: 0, scale: 1, roll: 0, yaw: 0, pitch: 0 };
      const identity = drawIdentity(createRandom(person));
      drawnLandmarks({ identity, expression: { units: {} }, pose }).points.forEach(
        (value, i) => (mean[i] += value / 50),
      );
    }
    const distances = template.map(([x, y], index) => Math.hypot(x - at(mean, index)[0], y - at(mean, index)[1]));
    expect(distances).toHaveLength(68);
    // In distances between the pupils; both are sketches of a mean face, which differ most along the jaw.
    expect(Math.max(...distances)).toBeLessThan(0.26);
    expect(Math.max(...distances.slice(17))).toBeLessThan(0.13);
  });

  const rest = upright({});
  it.each<[string, FaceExpression['units'], (points: Float64Array) => number]>([
    ['1 raises the inner brow', { 1: 1 }, (p) => at(rest, 21)[1] - at(p, 21)[1]],
    ['2 raises the outer brow', { 2: 1 }, (p) => at(rest, 18)[1] - at(p, 18)[1]],
    ['4 lowers the brow', { 4: 1 }, (p) => at(p, 22)[1] - at(rest, 22)[1]],
    ['4 draws the brows together', { 4: 1 }, (p) => at(rest, 22)[0] - at(p, 22)[0]],
    ['5 opens the eye', { 5: 1 }, (p) => at(rest, 37)[1] - at(p, 37)[1]],
    ['6 pushes the lower lid up', { 6: 1 }, (p) => at(rest, 41)[1] - at(p, 41)[1]],
    ['7 narrows the eye', { 7: 1 }, (p) => at(p, 44)[1] - at(rest, 44)[1]],
    ['9 lifts the nose', { 9: 1 }, (p) => at(rest, 33)[1] - at(p, 33)[1]],
    ['10 lifts the upper lip', { 10: 1 }, (p) => at(rest, 51)[1] - at(p, 51)[1]],
    ['12 pulls the corners up', { 12: 1 }, (p) => at(rest, 48)[1] - at(p, 48)[1]],
    ['12 pulls the corners out', { 12: 1 }, (p) => at(p, 54)[0] - at(rest, 54)[0]],
    ['14 tucks the corners in', { 14: 1 }, (p) => at(p, 54)[0] - at(rest, 54)[0]],
    ['15 pulls the corners down', { 15: 1 }, (p) => at(p, 54)[1] - at(rest, 54)[1]],
    ['17 lifts the lower lip', { 17: 1 }, (p) => at(rest, 66)[1] - at(p, 66)[1]],
    ['20 stretches the mouth', { 20: 1 }, (p) => at(rest, 48)[0] - at(p, 48)[0]],
    ['23 tightens the mouth', { 23: 1 }, (p) => at(rest, 54)[0] - at(p, 54)[0]],
    ['24 thins the lips', { 24: 1 }, (p) => at(p, 51)[1] - at(rest, 51)[1]],
    ['25 parts the lips', { 25: 1 }, (p) => at(p, 66)[1] - at(rest, 66)[1]],
    ['26 drops the jaw', { 26: 1 }, (p) => at(p, 8)[1] - at(rest, 8)[1]],
    ['27 opens the mouth wide', { 27: 1 }, (p) => at(p, 66)[1] - at(p, 62)[1]],
  ])('action unit %s', (_, units, moved) => {
    // In distances between the pupils.
    expect(moved(upright(units))).toBeGreaterThan(0.02);
    // Twice as much makes at least as much: nothing turns back.
    const [unit] = Object.keys(units);
    expect(moved(upright({ [unit]: 0.5 }))).toBeLessThan(moved(upright(units)));
  });

  it('act on one side of the picture only, where that is asked for', () => {
    const left = upright({ 14: 1, 12: 0.5 }, 'left');
    expect(Math.abs(at(left, 48)[1] - at(rest, 48)[1])).toBeGreaterThan(0.1);
    expect(at(left, 54)).toEqual(at(rest, 54));
  });

  it('are never crossed: lids and lips stay in their order', () => {
    const random = createRandom('any');
    for (let i = 0; i < 300; i++) {
      const units = Object.fromEntries(
        actionUnits.filter(() => random.uniform() < 0.4).map((unit) => [unit, random.uniform()]),
      );
      const pose = { x: 0, y: 0, scale: 1, roll: 0, yaw: 0, pitch: 0 };
      const { points } = drawnLandmarks({ identity: drawIdentity(random), expression: { units }, pose });
      for (const [above, below] of [
        [37, 41],
        [38, 40],
        [43, 47],
        [44, 46],
        [51, 62],
        [62, 66],
        [66, 57],
        [57, 8],
      ]) {
        expect(
          at(points, below)[1] - at(points, above)[1],
          `${above} above ${below}, units ${JSON.stringify(units)}`,
        ).toBeGreaterThan(-1e-9);
      }
    }
  });
});

describe('drawFace', () => {
  it('is the same for the same parameters, of 8 bits, and another for another expression, person, pose, light or noise', () => {
    const base = face('a');
    const { image } = drawFace(base, canvas);
    expect([image.width, image.height, image.channels, image.maximum, image.data.length]).toEqual([
      160,
      122,
      1,
      255,
      160 * 122,
    ]);
    for (const value of image.data) expect(Math.fround(Math.round(value * 255) / 255)).toBe(value);
    expect(drawFace(base, canvas).image).toEqual(image);
    const other = face('b');
    const changes: Partial<DrawnFace>[] = [
      { identity: other.identity },
      { pose: other.pose },
      { light: other.light },
      { noiseSeed: 8 },
      { expression: { units: { 12: 1 } } },
    ];
    for (const change of changes) expect(drawFace({ ...base, ...change }, canvas).image.data).not.toEqual(image.data);
  });

  it('is painted through the landmarks: pupils are dark, lips darker than the skin beside them', () => {
    for (let person = 0; person < 20; person++) {
      const drawn = {
        ...face(`p${person}`),
        light: { direction: 0, strength: 0, brightness: 1, background: 0.5, noise: 0 },
      };
      const { image, landmarks } = drawFace(drawn, canvas);
      const gray = (x: number, y: number): number => image.data[Math.round(y) * size.width + Math.round(x)];
      const { points } = landmarks;
      const middle = (from: number, to: number): [number, number] => [
        (at(points, from)[0] + at(points, to)[0]) / 2,
        (at(points, from)[1] + at(points, to)[1]) / 2,
      ];
      const cheek = gray(...middle(31, 4));
      expect(gray(...middle(36, 39)), `left eye of person ${person}`).toBeLessThan(cheek);
      expect(gray(...middle(51, 62)), `upper lip of person ${person}`).toBeLessThan(cheek);
      expect(gray(...at(points, 19)), `brow of person ${person}`).toBeLessThan(cheek);
    }
  });

  it('leaves nothing behind in the canvas', () => {
    const first = drawFace(face('a'), createCanvas(size.width, size.height)).image;
    drawFace(face('b', { units: { 27: 1, 25: 1 } }), canvas);
    expect(drawFace(face('a'), canvas).image).toEqual(first);
    expect(canvas.edges.every((value) => value === 0)).toBe(true);
  });

  it('copes with a face that is partly outside of the picture', () => {
    const drawn = face('a');
    for (const [x, y] of [
      [0, 0],
      [160, 122],
      [-500, 60],
      [80, 900],
    ]) {
      const { image } = drawFace({ ...drawn, pose: { ...drawn.pose, x, y } }, canvas);
      expect(image.data.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
    expect(canvas.edges.every((value) => value === 0)).toBe(true);
  });
});

describe('drawSequence', () => {
  const plan = (seed: string, emotion?: DrawnEmotion, frames = 12) =>
    drawSequence({ seed, identity: drawIdentity(createRandom('a')), frames, ...size, ...(emotion && { emotion }) });

  it('rises from rest to the peak and never falls', () => {
    for (const emotion of [...emotions, undefined]) {
      const { peak, faces } = plan(`s/${emotion}`, emotion);
      expect(faces).toHaveLength(12);
      for (const unit of actionUnits) {
        const course = faces.map(({ expression }) => expression.units[unit] ?? 0);
        expect(course[0]).toBe(0);
        expect(course.at(-1)).toBe(peak.units[unit] ?? 0);
        course.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(course[i - 1] ?? 0));
      }
    }
  });

  it('draws pose, drift, light and noise without a look at the emotion', () => {
    const [first, ...others] = [...emotions, undefined].map((emotion) => plan('same', emotion).faces);
    for (const faces of others) {
      faces.forEach(({ pose, light, noiseSeed }, i) => {
        expect([pose, light, noiseSeed]).toEqual([first[i].pose, first[i].light, first[i].noiseSeed]);
      });
    }
  });

  it('gives contempt one side, and the others two', () => {
    for (const emotion of emotions) expect(plan('x', emotion).peak.side === undefined).toBe(emotion !== 'contempt');
  });

  it('makes a sequence of two frames, rest and peak', () => {
    const { faces, peak } = plan('x', 'happy', 2);
    expect(faces[0].expression.units[12]).toBe(0);
    expect(faces[1].expression).toEqual(peak);
  });
});
