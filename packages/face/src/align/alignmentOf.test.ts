import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import type { FaceAnchors } from '../landmark/anchorsOf.js';
import type { AffineTransform } from '../pixel/transform/AffineTransform.js';
import { transformPoints } from '../pixel/transform/transformPoints.js';
import { alignmentOf, anchorsInBox } from './alignmentOf.js';

const face: FaceAnchors = { leftEye: [40, 60], rightEye: [100, 60], mouth: [70, 126] }; // mouth 1.1 eye distances below
const pointsOf = ({ leftEye, rightEye, mouth }: FaceAnchors) => [...leftEye, ...rightEye, ...mouth];
const moved = (anchors: FaceAnchors, transform: AffineTransform): FaceAnchors => {
  const [a, b, c, d, e, f] = transformPoints(pointsOf(anchors), transform);
  return { leftEye: [a, b], rightEye: [c, d], mouth: [e, f] };
};
const expectNear = (found: ArrayLike<number>, expected: readonly number[]) =>
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9));

describe('alignmentOf', () => {
  it('takes eyes and mouth to their default places', () => {
    const { transform, residual } = alignmentOf(face, { width: 100, height: 100 });
    // Fractions count from the edge, half a pixel before the centre of the first pixel.
    expectNear(transformPoints(pointsOf(face), transform), [29.5, 29.5, 69.5, 29.5, 49.5, 73.5]);
    expect(residual).toBeLessThan(1e-6);
    expectNear(pointsOf(anchorsInBox({ width: 100, height: 100 })), [29.5, 29.5, 69.5, 29.5, 49.5, 73.5]);
  });

  it('undoes any shift, scale and rotation, 180 degrees included', () => {
    const random = createRandom(1);
    const box = { width: 64, height: 80 };
    const expected = transformPoints(pointsOf(face), alignmentOf(face, box).transform);
    for (let trial = 0; trial < 50; trial++) {
      const [angle, scale] = [trial === 0 ? Math.PI : 2 * Math.PI * random.uniform(), 0.1 + 3 * random.uniform()];
      const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
      const other = moved(face, [cos, -sin, 300 * random.normal(), sin, cos, 300 * random.normal()]);
      expectNear(transformPoints(pointsOf(other), alignmentOf(other, box).transform), [...expected]);
    }
  });

  it('has places of its own for eyes and mouth, and keeps proportions of longer faces', () => {
    const box = { width: 50, height: 60, eyes: [0.2, 0.25], mouth: 0.8 } as const;
    const long: FaceAnchors = { ...face, mouth: [70, 160] };
    const { transform, residual } = alignmentOf(long, box);
    const [leftX, leftY, rightX, rightY, mouthX] = transformPoints(pointsOf(long), transform);
    expect(leftX + rightX).toBeCloseTo(49, 9);
    expect(leftY).toBeCloseTo(rightY, 9);
    expect(mouthX).toBeCloseTo(24.5, 9);
    expect(residual).toBeGreaterThan(1);
    const [a, b, , d, e] = transform;
    expect([a - e, b + d]).toEqual([0, 0]);
  });

  it('is the same for the mirror image, mirrored', () => {
    const tilted: FaceAnchors = { leftEye: [40, 66], rightEye: [100, 55], mouth: [75, 130] };
    const mirror = ([x, y]: readonly [number, number]): [number, number] => [200 - x, y];
    const { rightEye, leftEye, mouth } = tilted;
    const other = { leftEye: mirror(rightEye), rightEye: mirror(leftEye), mouth: mirror(mouth) };
    const box = { width: 64, height: 64 };
    const [here, there] = [alignmentOf(tilted, box), alignmentOf(other, box)];
    expect(there.rotation).toBeCloseTo(-here.rotation, 12);
    expect(there.scale).toBeCloseTo(here.scale, 12);
  });

  it.each([
    [
      { leftEye: face.rightEye, rightEye: face.leftEye },
      'found it above that line: are left and right, which are those of the picture, exchanged?',
    ],
    [{ mouth: [70, 20] }, 'expected the mouth below the line from the left to the right eye, found it above'],
    [{ mouth: [90, 60] }, 'found it on that line.'],
    [{ rightEye: face.leftEye }, 'subject 3: both eyes are at (40, 60), expected two places.'],
    [{ mouth: [NaN, 3] }, 'subject 3: expected finite coordinates of the mouth, found (NaN, 3).'],
  ])('refuses the anchors %j', (change, message) => {
    const anchors = { ...face, ...change } as FaceAnchors;
    expect(() => alignmentOf(anchors, { width: 50, height: 50 }, 'subject 3')).toThrow(message);
  });

  it.each([
    [{ width: 0 }, 'alignmentOf: box.width: expected an integer from 1 to 65535, found 0.'],
    [{ eyes: [0.5, 0.3] }, 'alignmentOf: box.eyes[0]: expected a number from 0 to 0.49, found 0.5.'],
    [{ eyes: 0.3 }, 'alignmentOf: box.eyes: expected [x, y] as fractions, found 0.3.'],
    [{ mouth: 0.2 }, 'alignmentOf: box.mouth: expected it below the eyes (> 0.3), found 0.2.'],
    [{ mouth: 80 }, 'alignmentOf: box.mouth: expected a number from 0 to 1, found 80.'],
    [{ eye: 1 }, "alignmentOf: box: unknown option 'eye'. Did you mean 'eyes'?"],
  ])('refuses the box %j', (change, message) => {
    expect(() => alignmentOf(face, { width: 50, height: 50, ...change } as never)).toThrow(message);
  });
});
