import { createRandom } from '@strnn/core/random';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../image/Image.js';
import reference from './fixtures/hog3d.json' with { type: 'json' };
import { type Hog3dFeatureOptions, hog3dFeature } from './hog3dFeature.js';
import { polyhedronAxes } from './polyhedronAxes.js';

const { width, height } = reference;
const frames = reference.frames.map((base64): GrayImage => {
  const data = Float32Array.from(Buffer.from(base64, 'base64'), (value) => value / 255);
  return { width, height, channels: 1, maximum: 255, data };
});
const whole = { left: 0, top: 0, width, height };

/** A clip of 20 x 20 pixels whose gray value at (x, y) of frame t is given. */
function clip(length: number, gray: (x: number, y: number, t: number) => number): GrayImage[] {
  return Array.from({ length }, (_, t) => {
    const data = Float32Array.from({ length: 400 }, (_, i) => gray(i % 20, Math.floor(i / 20), t));
    return { width: 20, height: 20, channels: 1, maximum: 255, data };
  });
}
const inner = [{ left: 2, top: 2, width: 16, height: 16 }];
const oneCell = { cells: [1, 1, 1], clip: 1 } as const;
const all = (clipFrames: readonly GrayImage[]) => [{ from: 0, to: clipFrames.length }];

/** The direction of the largest value. */
function strongest(values: Float32Array, vectors: Float64Array): number[] {
  const i = values.indexOf(Math.max(...values));
  return [...vectors.subarray(3 * i, 3 * i + 3)];
}

describe('hog3dFeature', () => {
  it.each(reference.cases)('equals NumPy: $options', ({ options, values }) => {
    const feature = hog3dFeature(options as unknown as Hog3dFeatureOptions);
    const found = feature.describe(frames, reference.blocks, reference.spans);
    expect(found).toHaveLength(values.length);
    expect(found).toHaveLength(reference.spans.length * reference.blocks.length * feature.features.length);
    // Values up to 1, rounded to 8 digits there, to float32 here.
    values.forEach((value, i) => expect(Math.abs(found[i] - value)).toBeLessThan(1e-7));
  });

  it('names cells and directions, t slowest and x fastest', () => {
    const { features, smallestBlock, name } = hog3dFeature({ cells: [3, 2, 2], polyhedron: 'dodecahedron' });
    expect([name, smallestBlock]).toEqual(['hog3d', 3]);
    expect(features).toHaveLength(3 * 2 * 2 * 6);
    expect(new Set(features).size).toBe(features.length);
    expect(features[0]).toBe('gradient +-(x 0, y 0.53, t 0.85) in cell x 0, y 0, t 0');
    expect(features[6]).toBe('gradient +-(x 0, y 0.53, t 0.85) in cell x 1, y 0, t 0');
    expect(features[18]).toBe('gradient +-(x 0, y 0.53, t 0.85) in cell x 0, y 1, t 0');
    expect(features[36]).toBe('gradient +-(x 0, y 0.53, t 0.85) in cell x 0, y 0, t 1');
    expect(hog3dFeature({ opposite: 'separate' }).features).toHaveLength(2 * 2 * 20);
    expect(hog3dFeature({ opposite: 'separate' }).features[19]).toMatch(/^gradient \(x .*, t -0.93\) in cell x 0/);
    expect(hog3dFeature().features).toHaveLength(40);
  });

  it('puts each cell where its name says', () => {
    // An edge in the lower right quarter, in the second half of the clip.
    const moving = clip(8, (x, y, t) => (x > 15 && y > 10 && t > 5 ? 0.8 : 0.2));
    const block = [{ left: 0, top: 0, width: 20, height: 20 }];
    const feature = hog3dFeature({ cells: [2, 2, 2], subBlocks: 2 });
    const found = feature.describe(moving, block, all(moving));
    feature.features.forEach((name, i) => {
      if (!name.endsWith('in cell x 1, y 1, t 1')) expect(found[i]).toBe(0);
    });
    expect(Math.max(...found)).toBeGreaterThan(0.2);
  });

  it.each(['icosahedron', 'dodecahedron'] as const)(
    'finds the direction of every axis of an %s alone',
    (polyhedron) => {
      const { vectors, count } = polyhedronAxes(polyhedron, false);
      for (let i = 0; i < count; i++) {
        const [a, b, c] = vectors.subarray(3 * i, 3 * i + 3);
        const ramp = clip(6, (x, y, t) => 0.5 + 0.01 * (a * x + b * y + c * t));
        const options = { ...oneCell, polyhedron, opposite: 'separate' } as const;
        const found = hog3dFeature(options).describe(ramp, inner, [{ from: 1, to: 5 }]);
        found.forEach((value, k) => expect(value).toBeCloseTo(k === i ? 1 : 0, 4));
      }
    },
  );

  it('tells the direction of a moving edge, whichever of its sides is brighter', () => {
    const { vectors } = polyhedronAxes('icosahedron', true);
    const edge = (step: number, sign: number) =>
      clip(9, (x, _, t) => 0.5 + 0.3 * sign * Math.tanh((x - 10 - step * (t - 4)) / 3));
    const feature = hog3dFeature(oneCell);
    for (const sign of [1, -1]) {
      const right = edge(1, sign);
      const left = edge(-1, sign);
      // The gradient of an edge that moves to the right points along +-(1, 0, -1).
      const [x, , t] = strongest(feature.describe(right, inner, all(right)), vectors);
      expect(x * t).toBeLessThan(0);
      const [u, , w] = strongest(feature.describe(left, inner, all(left)), vectors);
      expect(u * w).toBeGreaterThan(0);
    }
  });

  it('turns around in time with the clip', () => {
    const options = { ...oneCell, opposite: 'separate' } as const;
    const { vectors, count } = polyhedronAxes('icosahedron', false);
    const forwards = hog3dFeature(options).describe(frames, [whole], all(frames));
    const backwards = hog3dFeature(options).describe([...frames].reverse(), [whole], all(frames));
    for (let i = 0; i < count; i++) {
      const [x, y, t] = vectors.subarray(3 * i, 3 * i + 3);
      let opposite = 0;
      while (
        Math.hypot(vectors[3 * opposite] - x, vectors[3 * opposite + 1] - y, vectors[3 * opposite + 2] + t) > 1e-9
      ) {
        opposite++;
      }
      expect(backwards[opposite]).toBeCloseTo(forwards[i], 6);
    }
  });

  it('sees nothing in time where nothing moves: still clips are their single frame', () => {
    const feature = hog3dFeature({ cells: [2, 2, 2], opposite: 'separate' });
    const still = new Array<GrayImage>(4).fill(frames[2]);
    const found = feature.describe(still, [whole], all(still));
    const one = feature.describe(still.slice(0, 1), [whole], [{ from: 0, to: 1 }]);
    found.forEach((value, i) => expect(value).toBeCloseTo(one[i], 6));
    const { vectors } = polyhedronAxes('icosahedron', false);
    const later = (values: Float32Array) =>
      values.reduce((sum, value, i) => sum + value * vectors[3 * (i % 20) + 2], 0);
    expect(later(found)).toBeCloseTo(0, 5);
    const moving = feature.describe(frames.slice(0, 2), [whole], [{ from: 0, to: 2 }]);
    expect(Math.abs(later(moving))).toBeGreaterThan(1e-3);
  });

  it('does not change with brightness and contrast, has norm 1, limited or not', () => {
    const random = createRandom(5);
    for (let trial = 0; trial < 10; trial++) {
      const noise = clip(3, () => 0.3 + 0.2 * random.uniform());
      const brighter = noise.map((frame) => ({ ...frame, data: frame.data.map((value) => 0.1 + 1.5 * value) }));
      const limit = 0.1 + 0.9 * random.uniform();
      const feature = hog3dFeature({ clip: limit, subBlocks: 1 + Math.floor(3 * random.uniform()) });
      const found = feature.describe(noise, inner, all(noise));
      const other = feature.describe(brighter, inner, all(noise));
      found.forEach((value, i) => expect(Math.abs(value - other[i])).toBeLessThan(1e-4));
      expect(Math.hypot(...found)).toBeCloseTo(1, 4);
      expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
    }
  });

  it('is 0 without gradients, for flat blocks beside an edge too', () => {
    const half = clip(3, (x) => (x < 10 ? 0.1 : 0.9));
    const flat = [{ left: 12, top: 3, width: 8, height: 9 }];
    for (const value of hog3dFeature().describe(half, flat, all(half))) expect(Math.abs(value)).toBeLessThan(1e-3);
    const grey = clip(2, () => 0.7);
    expect([...hog3dFeature().describe(grey, inner, all(grey))]).toEqual(new Array(40).fill(0));
  });

  it('takes one or two frames, the smallest blocks, every corner', () => {
    const feature = hog3dFeature({ cells: [2, 1, 3] });
    const corners = [
      { left: 0, top: 0, width: 2, height: 2 },
      { left: width - 2, top: height - 2, width: 2, height: 2 },
      { left: width - 7, top: 0, width: 7, height: height },
    ];
    for (const length of [1, 2]) {
      const found = feature.describe(frames.slice(0, length), corners, [{ from: 0, to: length }]);
      expect(found).toHaveLength(3 * 60);
      expect(found.every(Number.isFinite)).toBe(true);
    }
    // Cells along t of a single frame see the same.
    const [first] = [feature.describe(frames, [whole], [{ from: 2, to: 3 }])];
    for (let i = 0; i < 20; i++) expect(first[20 + i]).toBeCloseTo(first[i], 6);
  });

  it('describes spans in any order as each alone', () => {
    const feature = hog3dFeature({ cells: [2, 2, 2] });
    const spans = [
      { from: 3, to: 5 },
      { from: 0, to: 2 },
      { from: 1, to: 4 },
    ];
    const together = feature.describe(frames, reference.blocks, spans);
    const apart = spans.flatMap((span) => [...feature.describe(frames, reference.blocks, [span])]);
    expect([...together]).toEqual(apart);
  });

  it.each([
    [{ cell: [1, 1, 1] }, "hog3dFeature: unknown option 'cell'. Did you mean 'cells'?"],
    [[], 'hog3dFeature: expected an object of options, found a list.'],
    [{ cells: 4 }, 'hog3dFeature.cells: expected three numbers, along x, y and t, found 4.'],
    [{ cells: [2, 2] }, 'hog3dFeature.cells: expected three numbers, along x, y and t, found [2,2].'],
    [{ cells: [2, 0, 1] }, 'hog3dFeature.cells along y: expected an integer from 1 to 16, found 0.'],
    [{ subBlocks: 9 }, 'hog3dFeature.subBlocks: expected an integer from 1 to 8, found 9.'],
    [{ polyhedron: 'icosaeder' }, "unknown polyhedron 'icosaeder'. Did you mean 'icosahedron'?"],
    [{ opposite: 'both' }, "opposite: unknown rule 'both'. Allowed: merged, separate."],
    [{ clip: 0 }, 'hog3dFeature.clip: expected a number from 0.01 to 1, found 0.'],
  ])('refuses %o', (options, message) => {
    const make = () => hog3dFeature(options as unknown as Hog3dFeatureOptions);
    expect(make).toThrow(StrnnError);
    expect(make).toThrow(message);
  });
});

describe('polyhedronAxes', () => {
  it.each([
    ['icosahedron', 20, 0.745356],
    ['dodecahedron', 12, 0.4472136],
  ] as const)('spreads the %d directions of an %s evenly', (polyhedron, count, neighbours) => {
    const axes = polyhedronAxes(polyhedron, false);
    expect(axes.count).toBe(count);
    expect(axes.neighbours).toBeCloseTo(neighbours, 6);
    const inner = (i: number, k: number) =>
      [0, 1, 2].reduce((sum, c) => sum + axes.vectors[3 * i + c] * axes.vectors[3 * k + c], 0);
    for (let i = 0; i < count; i++) {
      const products = Array.from({ length: count }, (_, k) => inner(i, k)).sort((a, b) => b - a);
      expect(products[0]).toBeCloseTo(1, 12);
      expect(products[1]).toBeCloseTo(axes.neighbours, 12);
      expect(products[count - 1]).toBeCloseTo(-1, 12);
    }
    const merged = polyhedronAxes(polyhedron, true);
    expect(merged.count).toBe(count / 2);
    for (let i = 2; i < merged.vectors.length; i += 3) expect(merged.vectors[i]).toBeGreaterThanOrEqual(0);
  });
});
