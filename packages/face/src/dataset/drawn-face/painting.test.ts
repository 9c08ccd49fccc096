import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { createCanvas } from './Canvas.js';
import { coverPolygon } from './coverPolygon.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';
import { softSpot } from './softSpot.js';
import { strokeCurve } from './strokeCurve.js';

/** What `points` cover of a picture, all of it. */
function covered(width: number, height: number, points: readonly number[]): Float32Array {
  const canvas = createCanvas(width, height);
  coverPolygon(canvas, points, canvas.cover);
  expect(canvas.edges.every((value) => value === 0)).toBe(true);
  return canvas.cover;
}

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

/** Shoelace formula. */
function area(points: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length;
    total += points[i] * points[next + 1] - points[next] * points[i + 1];
  }
  return Math.abs(total) / 2;
}

describe('coverPolygon', () => {
  it('covers whole pixels wholly and parts of pixels by their area', () => {
    // Pixel 1 of row 1, and a quarter of its neighbours to the right and below.
    const cover = covered(4, 4, [0.5, 0.5, 1.75, 0.5, 1.75, 1.75, 0.5, 1.75]);
    expect([...cover.subarray(4, 8)]).toEqual([0, 1, 0.25, 0]);
    expect([...cover.subarray(8, 12)]).toEqual([0, 0.25, 0.0625, 0]);
    expect(sum(cover)).toBe(1.5625);
  });

  it('covers the area of any polygon inside, whichever way it turns', () => {
    const random = createRandom(3);
    for (let i = 0; i < 200; i++) {
      const corners = 3 + random.integer(9);
      const points = Array.from({ length: corners }, (_, corner) => {
        const angle = (2 * Math.PI * (corner + 0.6 * random.uniform())) / corners;
        const radius = 3 + 6 * random.uniform();
        return [9.5 + radius * Math.cos(angle), 9.5 + radius * Math.sin(angle)];
      }).flat();
      const cover = covered(20, 20, points);
      // Sums of float32.
      expect(sum(cover)).toBeCloseTo(area(points), 3);
      const back = Array.from({ length: corners }, (_, corner) =>
        points.slice(2 * (corners - 1 - corner), 2 * (corners - corner)),
      ).flat();
      const again = covered(20, 20, back);
      again.forEach((value, at) => expect(value).toBeCloseTo(cover[at], 4));
    }
  });

  it('covers of a polygon that reaches out what a larger picture shows there', () => {
    const random = createRandom(4);
    for (let i = 0; i < 100; i++) {
      const points = Array.from({ length: 6 }, () => 26 * random.uniform() - 8);
      const small = covered(10, 10, points);
      const large = covered(
        30,
        30,
        points.map((value) => value + 10),
      );
      for (let y = 0; y < 10; y++) {
        for (let x = 0; x < 10; x++) expect(small[y * 10 + x]).toBeCloseTo(large[(y + 10) * 30 + x + 10], 4);
      }
    }
  });

  it('covers nothing where the polygon is elsewhere or flat', () => {
    expect(sum(covered(5, 5, [20, 1, 25, 1, 22, 4]))).toBe(0);
    expect(sum(covered(5, 5, [-20, 1, -25, 1, -22, 4]))).toBe(0);
    expect(sum(covered(5, 5, [1, 2, 4, 2]))).toBe(0);
  });
});

describe('fillPolygon', () => {
  const square = [0.5, 0.5, 3.5, 0.5, 3.5, 3.5, 0.5, 3.5];

  it('mixes with what is there', () => {
    const canvas = createCanvas(5, 5);
    canvas.values.fill(0.2);
    fillPolygon(canvas, square, 1, 0.5);
    expect(canvas.values[0]).toBeCloseTo(0.2, 6);
    expect(canvas.values[12]).toBeCloseTo(0.6, 6);
  });

  it('stays inside of the other polygon', () => {
    const canvas = createCanvas(5, 5);
    fillPolygon(canvas, square, 1, 1, [1.5, 1.5, 9, 1.5, 9, 2.5, 1.5, 2.5]);
    expect(sum(canvas.values)).toBe(2);
    expect([canvas.values[12], canvas.values[13]]).toEqual([1, 1]);
  });
});

describe('softSpot', () => {
  it('is strongest in the middle and nothing outside', () => {
    const canvas = createCanvas(21, 21);
    softSpot(canvas, [10, 10], [8, 3], 0, 0.5);
    const row = (y: number): number[] => [...canvas.values.subarray(21 * y, 21 * y + 21)];
    expect(row(10)[10]).toBe(0.5);
    expect(row(10)[2]).toBe(0);
    expect(row(6).every((value) => value === 0)).toBe(true);
    expect(row(10)[14]).toBeCloseTo(0.5 * 0.75 ** 2, 6);
    const turned = createCanvas(21, 21);
    softSpot(turned, [10, 10], [8, 3], Math.PI / 2, 0.5);
    for (let y = 0; y < 21; y++)
      for (let x = 0; x < 21; x++) expect(turned.values[21 * x + y]).toBeCloseTo(canvas.values[21 * y + x], 6);
  });
});

describe('curves', () => {
  it('go through their points, and straight where they are in a row', () => {
    const points = [0, 0, 2, 1, 4, 2, 6, 3];
    const curve = smoothCurve(points, 4);
    expect(curve).toHaveLength(2 * 13);
    for (const i of [0, 1, 2, 3]) expect(curve.slice(8 * i, 8 * i + 2)).toEqual(points.slice(2 * i, 2 * i + 2));
    for (let i = 0; i < curve.length; i += 2) expect(curve[i + 1]).toBeCloseTo(curve[i] / 2, 9);
  });

  it('are as wide as they are said to be', () => {
    const canvas = createCanvas(40, 20);
    strokeCurve(canvas, [5, 10, 20, 10, 35, 10], { widths: [4, 4, 4], tone: 1 });
    expect(sum(canvas.values)).toBeCloseTo(30 * 4, 2);
    const none = createCanvas(40, 20);
    strokeCurve(none, [5, 10, 35, 10], { widths: [4, 4, 4], tone: 1, opacity: 0 });
    expect(sum(none.values)).toBe(0);
  });
});
