import { describe, expect, it } from 'vitest';
import type { LandmarkScheme } from '../LandmarkScheme.js';
import { checkScheme, ibug68, landmarkScheme, landmarkSchemes, mediapipe478 } from './index.js';

const sorted = (points: readonly number[]) => [...points].sort((a, b) => a - b);

describe.each(landmarkSchemes.map((scheme) => [scheme.name, scheme] as const))('scheme %s', (name, scheme) => {
  it('is sound and found by its name', () => {
    expect(() => checkScheme(scheme)).not.toThrow();
    expect(landmarkScheme(name)).toBe(scheme);
  });

  it('mirrors every curve into a curve of the same part, left into right', () => {
    for (const curve of scheme.curves) {
      const name = /^(left|right) (.*)$/.exec(curve.name);
      const expected = name === null ? curve.name : `${name[1] === 'left' ? 'right' : 'left'} ${name[2]}`;
      const other = scheme.curves.find((candidate) => candidate.name === expected)!;
      expect(other.part).toBe(curve.part);
      expect(sorted(curve.points.map((point) => scheme.mirror[point]))).toEqual(sorted(other.points));
    }
  });

  it('has the anchors on its eye and mouth curves', () => {
    const on = (name: string) => scheme.curves.find((curve) => curve.name === name)!.points;
    expect(on('left eye')).toEqual(expect.arrayContaining([...scheme.anchors.leftEye]));
    expect(on('right eye')).toEqual(expect.arrayContaining([...scheme.anchors.rightEye]));
    expect(on('outer lip')).toEqual(expect.arrayContaining([...scheme.anchors.mouth]));
  });
});

describe('ibug68', () => {
  it('has every point on one curve, in order', () => {
    expect(ibug68.curves.flatMap(({ points }) => points)).toEqual(Array.from({ length: 68 }, (_, i) => i));
  });

  it('mirrors as commonly documented', () => {
    const pairs = [
      [0, 16],
      [8, 8],
      [17, 26],
      [21, 22],
      [30, 30],
      [31, 35],
      [36, 45],
      [37, 44],
      [39, 42],
      [41, 46],
      [48, 54],
      [51, 51],
      [55, 59],
      [57, 57],
      [60, 64],
      [62, 62],
      [66, 66],
      [65, 67],
    ];
    for (const [a, b] of pairs) expect([ibug68.mirror[a], ibug68.mirror[b]]).toEqual([b, a]);
  });

  it('has a template with the eyes one unit apart about the origin, drawn in plausible proportions', () => {
    const template = ibug68.template!;
    const mean = (points: readonly number[], axis: number) =>
      points.reduce((sum, point) => sum + template[point][axis], 0) / points.length;
    expect(mean([36, 39], 0)).toBeCloseTo(-0.5, 12);
    expect(mean([42, 45], 0)).toBeCloseTo(0.5, 12);
    expect(mean([36, 39, 42, 45], 1)).toBeCloseTo(0, 12);
    const y = (point: number) => template[point][1];
    // Brows, eyes, nose, mouth and chin from top to bottom, inside the jaw.
    expect([19, 37, 36, 41, 28, 30, 33, 51, 62, 66, 57, 8].map(y)).toEqual(
      [19, 37, 36, 41, 28, 30, 33, 51, 62, 66, 57, 8].map(y).sort((a, b) => a - b),
    );
    for (let point = 17; point < 68; point++) expect(Math.abs(template[point][0])).toBeLessThan(1.12);
    expect(new Set(template.map(String)).size).toBe(68);
  });
});

describe('mediapipe478', () => {
  // Pairs and points of the midline as MediaPipe's lists of connections and its canonical face model have them.
  it('mirrors known points', () => {
    const pairs = [
      [33, 263],
      [133, 362],
      [159, 386],
      [145, 374],
      [61, 291],
      [78, 308],
      [105, 334],
      [46, 276],
      [234, 454],
      [98, 327],
      [97, 326],
      [247, 467],
      [468, 473],
      [469, 476],
      [470, 475],
    ];
    for (const [a, b] of pairs) expect([mediapipe478.mirror[a], mediapipe478.mirror[b]]).toEqual([b, a]);
    for (const point of [0, 1, 2, 10, 13, 14, 17, 152, 168, 200]) expect(mediapipe478.mirror[point]).toBe(point);
  });

  it('draws curves as the lists of connections do', () => {
    const points = (name: string) => mediapipe478.curves.find((curve) => curve.name === name)!.points;
    expect(points('outer lip')).toEqual([
      61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
    ]);
    expect(points('inner lip')).toEqual([
      78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95,
    ]);
    expect(sorted(points('right eye'))).toEqual(
      sorted([263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398]),
    );
    expect(sorted(points('right brow'))).toEqual(sorted([276, 283, 282, 295, 285, 300, 293, 334, 296, 336]));
    expect(points('face oval')).toHaveLength(36);
    expect(sorted(points('right iris'))).toEqual([474, 475, 476, 477]);
  });
});

describe('landmarkScheme', () => {
  it('names the nearest', () => {
    expect(() => landmarkScheme('ibug68', 'ckPlus.scheme')).toThrow(
      "ckPlus.scheme: unknown landmark scheme 'ibug68'. Did you mean 'ibug-68'? Allowed: ibug-68, mediapipe-478.",
    );
  });
});

describe('checkScheme', () => {
  const mouth = (points: number[]) => [{ name: 'mouth', part: 'mouth' as const, points, closed: false }];
  const four: LandmarkScheme = {
    name: 'four',
    count: 4,
    curves: mouth([2, 3]),
    mirror: [1, 0, 3, 2],
    anchors: { leftEye: [0], rightEye: [1], mouth: [2, 3] },
    template: [
      [1, 0],
      [2, 0],
      [1.2, 1],
      [1.8, 1],
    ],
  };
  const { anchors, template = [] } = four;

  it('accepts a small scheme of one’s own', () => {
    expect(() => checkScheme(four)).not.toThrow();
  });

  it.each<[Partial<LandmarkScheme>, string]>([
    [{ name: ' ' }, 'expected a non-empty name, found " ".'],
    [{ count: 0 }, 'expected count to be an integer >= 1, found 0.'],
    [{ curves: mouth([2]) }, "curve 'mouth': expected at least 2 points, found 1."],
    [{ curves: mouth([2, 4]) }, "curve 'mouth': expected points from 0 to 3, found 4."],
    [{ curves: mouth([2, 2]) }, "curve 'mouth': expected every point once, found 2 twice."],
    [{ curves: [...four.curves, ...four.curves] }, "curve 'mouth': expected a name of its own, found 'mouth'."],
    [{ mirror: [1, 0, 3] }, 'mirror: expected 4 entries (count), found 3.'],
    [{ mirror: [1, 0, 3, -2] }, 'mirror: expected points from 0 to 3, found -2.'],
    [{ mirror: [1, 2, 3, 0] }, 'expected mirror to be its own inverse, found that point 0 becomes 1, which becomes 2.'],
    [{ anchors: { ...anchors, mouth: [] } }, 'anchors.mouth: expected at least 1 point, found none.'],
    [{ mirror: [0, 1, 2, 3] }, 'expected the mirror to make anchors.leftEye anchors.rightEye (1), found 0.'],
    [{ anchors: { ...anchors, mouth: [2] } }, 'expected the mirror to make anchors.mouth anchors.mouth (2), found 3.'],
    [{ template: template.slice(1) }, 'template: expected 4 entries (count), found 3.'],
    [{ template: [[Number.NaN, 0], ...template.slice(1)] }, 'two finite numbers, for point 0, found [NaN, 0].'],
    [
      { template: template.map(([x, y]) => [-x, y]) },
      'expected the left eye to the left of the right one, found it 1 to',
    ],
    [{ template: template.map(([x, y]) => [x, -y]) }, 'expected the mouth below the eyes (y down), found it 1 above.'],
    [
      { template: [...template.slice(0, 3), [1.9, 1]] },
      'expected points 2 and 3 to mirror each other about x = 1.5, found [1.2, 1] and [1.9, 1].',
    ],
  ])('refuses %j', (change, message) => {
    expect(() => checkScheme({ ...four, ...change }, 'mine')).toThrow(/^mine: /);
    expect(() => checkScheme({ ...four, ...change }, 'mine')).toThrow(message);
  });
});
