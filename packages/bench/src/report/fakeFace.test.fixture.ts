import type { SitePicture } from '@strnn/core/sites';

/** Sites of a made-up face. */
export interface FakeFace {
  readonly names: string[];
  readonly grid: [number, number][];
  readonly picture: SitePicture;
}

const EXTENT = { width: 48, height: 56 };
/** Middle and radii of eyes, nose and mouth. */
const PARTS = [
  [15, 22, 5, 3],
  [33, 22, 5, 3],
  [24, 32, 4, 4],
  [24, 42, 9, 4],
] as const;

/** 6 x 5 blocks that overlap by half, over a gray picture of a few dark spots. */
export function fakeFaceBlocks(): FakeFace {
  const cells = Array.from({ length: 30 }, (_, n): [number, number] => [Math.floor(n / 5), n % 5]);
  const [width, height] = [24, 28];
  const values = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [2 * (i % width) + 1, 2 * Math.floor(i / width) + 1];
    const dark = PARTS.reduce((sum, [cx, cy, a, b]) => sum + Math.exp(-(((x - cx) / a) ** 2) - ((y - cy) / b) ** 2), 0);
    return Math.round(200 - 120 * Math.min(1, dark) - 0.09 * ((x - 24) ** 2 + (y - 28) ** 2));
  });
  return {
    names: cells.map((cell) => `block ${cell.join(',')}`),
    grid: cells,
    picture: {
      ...EXTENT,
      areas: cells.map(([row, column]) => [8 * column, 8 * row, 16, 16]),
      gray: { width, height, values },
    },
  };
}

/** 40 landmarks around eyes, nose and mouth, over their outlines. */
export function fakeFaceLandmarks(): FakeFace {
  const rings = PARTS.map(([cx, cy, a, b]) =>
    Array.from({ length: 10 }, (_, i): [number, number] => {
      const angle = (i * Math.PI) / 5;
      return [cx + a * Math.cos(angle), cy + b * Math.sin(angle)];
    }),
  );
  const points = rings.flat();
  return {
    names: points.map((_, n) => `landmark ${n}`),
    grid: points.map((_, n) => [Math.floor(n / 10), n % 10]),
    picture: {
      ...EXTENT,
      areas: points.map(([x, y]) => [x, y, 0, 0]),
      lines: rings.map((ring) => [...ring, ring[0]]),
    },
  };
}
