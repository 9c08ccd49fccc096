import { describe, expect, it } from 'vitest';
import { isoRegion, type Raster } from './isoRegion.js';

const SIZE = 41;

function raster(value: (x: number, y: number) => number): Raster {
  const values = new Float64Array(SIZE * SIZE);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) values[row * SIZE + column] = value(column - 20, row - 20);
  }
  return { rows: SIZE, columns: SIZE, values, originX: -20, originY: -20, stepX: 1, stepY: 1 };
}

/** Corners of the rings of a path of relative steps, as `M10 20l1.5-.5 2 0z`. */
function ringCorners(path: string): number[][][] {
  return path
    .split('z')
    .filter((ring) => ring !== '')
    .map((ring) => {
      const [start, steps] = ring.slice(1).split('l');
      const points = [start.split(' ').map(Number)];
      const numbers = Array.from(steps.matchAll(/-?(?:\d+\.?\d*|\.\d+)/gu), ([number]) => Number(number));
      for (let i = 0; i < numbers.length; i += 2) {
        const [x, y] = points.at(-1)!;
        points.push([Math.round(10 * (x + numbers[i])) / 10, Math.round(10 * (y + numbers[i + 1])) / 10]);
      }
      return points;
    });
}

/** The signed areas of a path's rings (shoelace). */
function ringAreas(path: string): number[] {
  return ringCorners(path).map((points) =>
    points.reduce((sum, [x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length];
      return sum + (x * ny - nx * y) / 2;
    }, 0),
  );
}

describe('isoRegion', () => {
  it('finds the disc where a cone is high', () => {
    const areas = ringAreas(
      isoRegion(
        raster((x, y) => -Math.hypot(x, y)),
        -10,
      ),
    );
    expect(areas).toHaveLength(1);
    // A polygon of unit steps inscribed in a circle of radius 10 misses under 1 % of its area.
    expect(Math.abs(areas[0])).toBeGreaterThan(0.99 * Math.PI * 100);
    expect(Math.abs(areas[0])).toBeLessThan(Math.PI * 100);
  });

  it('winds a hole the other way, so that the ring is what remains', () => {
    const areas = ringAreas(
      isoRegion(
        raster((x, y) => -Math.abs(Math.hypot(x, y) - 10)),
        -5,
      ),
    );
    expect(areas).toHaveLength(2);
    expect(Math.sign(areas[0])).toBe(-Math.sign(areas[1]));
    expect(Math.abs(areas[0] + areas[1])).toBeCloseTo(Math.PI * (15 ** 2 - 5 ** 2), -1);
  });

  it('covers the whole raster when everything is high, and nothing when nothing is', () => {
    expect(
      Math.abs(
        ringAreas(
          isoRegion(
            raster(() => 1),
            0.5,
          ),
        )[0],
      ),
    ).toBeCloseTo(40 * 40, 6);
    expect(
      isoRegion(
        raster(() => 0),
        0.5,
      ),
    ).toBe('');
  });

  it('closes its rings at a saddle', () => {
    const areas = ringAreas(
      isoRegion(
        raster((x, y) => (x + 0.5) * (y + 0.5)),
        0,
      ),
    );
    // Two opposite quadrants, 20.5 x 20.5 and 19.5 x 19.5; the cell in the middle joins or parts them.
    const total = areas.reduce((sum, area) => sum + area, 0);
    expect(Math.abs(Math.abs(total) - (20.5 ** 2 + 19.5 ** 2))).toBeLessThan(1);
  });

  it('writes steps that start and end where the corners are, however many', () => {
    const path = isoRegion(
      raster((x, y) => Math.sin(0.9 * x) + Math.cos(0.7 * y)),
      0.3,
    );
    expect(path).toMatch(/^(M-?[\d.]+ -?[\d.]+l[-\d. ]+z)+$/u);
    for (const ring of ringCorners(path)) {
      const [[x, y], [u, v]] = [ring[0], ring.at(-1)!];
      expect(Math.hypot(u - x, v - y)).toBeLessThan(1.5);
    }
  });

  it('leaves out what is smaller than a tenth of a pixel', () => {
    const values = new Float64Array(9);
    values[4] = 1;
    const peak = { rows: 3, columns: 3, values, originX: 0, originY: 0, stepX: 1, stepY: 1 };
    expect(isoRegion(peak, 0.999)).toBe('');
    expect(isoRegion(peak, 0.5)).toMatch(/^M[\d. ]+l[-\d. ]+z$/u);
  });

  it('takes rasters of any shape, with steps of two lengths', () => {
    const oblong = { rows: 2, columns: 4, originX: 10, originY: 20, stepX: 3, stepY: 5 };
    // High in the two columns on the left; the edge lies half way to the third.
    const path = isoRegion({ ...oblong, values: Float64Array.of(1, 1, 0, 0, 1, 1, 0, 0) }, 0.5);
    const corners = ringCorners(path)[0].map((corner) => corner.join(' '));
    expect([...new Set(corners)].sort()).toEqual(['10 20', '10 25', '13 20', '13 25', '14.5 20', '14.5 25']);
    expect(Math.abs(ringAreas(path)[0])).toBeCloseTo(4.5 * 5, 9);
  });
});
