import { describe, expect, it } from 'vitest';
import { at, five } from '../landmark/landmarks.test.support.js';
import { ibug68, type Landmarks } from '../landmark/index.js';
import { landmarkFeatures, type LandmarkFeaturesOptions } from './landmarkFeatures.js';

/** Eyes 20 pixels apart about (20, 20), the nose 10 below, the mouth 20 below and `open` further; shifted by `dx`. */
const face = (open = 0, dx = 0): Landmarks => {
  return {
    ...at(10 + dx, 20, 30 + dx, 20, 20 + dx, 30, 14 + dx, 40 + open, 26 + dx, 40 + open),
    depth: Float64Array.of(900, 900, 880 - dx, 910, 910),
  };
};
const rows = (values: Float32Array, D: number) =>
  Array.from({ length: values.length / D }, (_, i) => [...values.subarray(i * D, i * D + D)]);
const describeBy = (options: Omit<LandmarkFeaturesOptions, 'scheme'>, ...faces: Landmarks[]) => {
  const { features, describe: measure } = landmarkFeatures({ scheme: five, ...options });
  return rows(measure(faces), features.length);
};

describe('landmarkFeatures', () => {
  it('gives position and displacement in eye distances of the neutral face', () => {
    const { features } = landmarkFeatures({ scheme: five });
    expect(features).toEqual([
      'x (eye distances)',
      'y (eye distances)',
      'x from neutral (eye distances)',
      'y from neutral (eye distances)',
    ]);
    const found = describeBy({}, face(), face(5, 10));
    expect(found).toHaveLength(2 * 5);
    expect(found[0]).toEqual([-0.5, 0, 0, 0]);
    expect(found[5 + 0]).toEqual([0, 0, 0.5, 0]);
    expect(found[5 + 2]).toEqual([0.5, 0.5, 0.5, 0]);
    // Values such as 0.2 and 1.25, rounded to float32 once: half a unit in the last place of 1.25 is 6e-8.
    [0.2, 1.25, 0.5, 0.25].forEach((value, d) => expect(Math.abs(found[5 + 3][d] - value)).toBeLessThan(7e-8));
  });

  it('leaves the head out with the eyes of each frame, and changes nothing in pixels', () => {
    const each = describeBy({ relativeTo: 'each', features: ['displacement'] }, face(), face(5, 10));
    expect(each.slice(5, 8)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(each[9][1]).toBe(0.25);
    const picture = describeBy({ relativeTo: 'picture', features: ['position', 'displacement'] }, face(), face(5, 10));
    expect(picture[8]).toEqual([24, 45, 10, 5]);
    expect(landmarkFeatures({ scheme: five, relativeTo: 'picture', features: ['velocity'] }).features).toEqual([
      'x per frame (pixels)',
      'y per frame (pixels)',
    ]);
  });

  it('gives velocity from frame to frame and depth from the neutral mean, of points in the order asked for', () => {
    const found = describeBy(
      { features: ['depth', 'velocity'], points: [4, 2], relativeTo: 'picture' },
      face(),
      face(5, 10),
      face(5, 10),
    );
    // Mean depth of the neutral face: 900.
    expect(found).toEqual([
      [10, 0, 0],
      [-20, 0, 0],
      [10, 10, 5],
      [-30, 10, 0],
      [10, 0, 0],
      [-30, 0, 0],
    ]);
  });

  it('takes a neutral face of one’s own, and the mean depth of its measured points', () => {
    const { describe: measure } = landmarkFeatures({
      scheme: five,
      features: ['displacement', 'depth'],
      relativeTo: 'picture',
    });
    const neutral = { ...face(3), missing: Uint8Array.of(0, 0, 1, 1, 1) };
    expect(rows(measure([face()], neutral), 3)[4]).toEqual([0, -3, 10]);
    const blind = { ...face(), missing: new Uint8Array(5).fill(1) };
    expect(rows(measure([blind]), 3)[4]).toEqual([0, 0, 10]);
  });

  it('refuses frames and options that do not fit', () => {
    const { describe: measure } = landmarkFeatures({ scheme: five, features: ['depth'] });
    expect(() => measure([])).toThrow('landmarkFeatures: expected at least one frame, found none.');
    expect(() => measure([face(), at(1, 2)], face(), 'clip 3')).toThrow('clip 3: frame 1: expected 5 points, found 1.');
    expect(() => measure([face()], { points: face().points }, 'clip 3')).toThrow(
      "clip 3: neutral face: expected depths (the feature 'depth' is asked for), found none.",
    );
    expect(() => landmarkFeatures({ scheme: five }).describe([at(...new Array<number>(10).fill(0))])).toThrow(
      'expected two eyes',
    );
    expect(() => landmarkFeatures({ scheme: five, features: [] })).toThrow(
      'landmarkFeatures.features: expected a list of at least one of position, displacement, velocity, depth, found [].',
    );
    expect(() => landmarkFeatures({ scheme: five, features: ['speed' as never] })).toThrow("unknown feature 'speed'");
    expect(() => landmarkFeatures({ scheme: five, features: ['depth', 'depth'] })).toThrow("found 'depth' twice.");
    expect(() => landmarkFeatures({ scheme: five, relativeTo: 'eyes' as never })).toThrow("unknown reference 'eyes'.");
    expect(() => landmarkFeatures({ scheme: ibug68, points: [99] })).toThrow(
      'landmarkFeatures.points: expected points from 0 to 67',
    );
  });
});
