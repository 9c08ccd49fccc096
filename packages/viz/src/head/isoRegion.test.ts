import { describe, expect, it } from 'vitest';
import { isoRegion, type Raster } from './isoRegion.js';

const SIZE = 41;

function raster(value: (x: number, y: number) => number): Raster {
  const values = new Float64Array(SIZE * SIZE);
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) values[row * SIZE + column] = value(column - 20, row - 20);
  }
  return { size: SIZE, values, originX: -20, originY: -20, step: 1 };
}

/** Rings of a path and their signed areas (shoelace). */
function ringAreas(path: string): number[] {
  return path
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) => {
      const points = ring
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number));
      return points.reduce((sum, [x, y], i) => {
        const [nx, ny] = points[(i + 1) % points.length];
        return sum + (x * ny - nx * y) / 2;
      }, 0);
    });
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
});
