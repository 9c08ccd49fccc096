/**
 * Draws the pictures of packages/viz/README.md from invented numbers into packages/viz/pictures.
 * Run: `node tools/run-ts.mjs tools/draw-viz-examples.ts [FOLDER]`
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtinDirections, compileLattice } from '@strnn/core/traversal';
import {
  accuracyPlot,
  confusionPlot,
  faceMap,
  learningCurves,
  siteGrid,
  topography,
  traversalDiagram,
} from '@strnn/viz';
import { faceSize, inventedGray, inventedLandmarks } from './inventedFace.js';

type Place = [x: number, y: number, z: number];

/** Rows of an extended 10-20 montage: degrees of the row's left end from the nose, and its columns from the midline (4 = the equator). */
const ROWS: readonly (readonly [name: string, azimuth: number, columns: readonly number[]])[] = [
  ['FP', 18, [4]],
  ['AF', 36, [2, 4]],
  ['F', 54, [1, 2, 3, 4]],
  ['FC', 72, [1, 2, 3, 4]],
  ['C', 90, [1, 2, 3, 4]],
  ['CP', 108, [1, 2, 3, 4]],
  ['P', 126, [1, 2, 3, 4]],
  ['PO', 144, [2, 4]],
  ['O', 162, [4]],
];

/** Ideal places on the unit sphere: on each row's arc from the midline to the equator. */
function montage(): { names: string[]; grid: [number, number][]; positions: Place[] } {
  const names: string[] = [];
  const grid: [number, number][] = [];
  const positions: Place[] = [];
  ROWS.forEach(([row, azimuth, columns], r) => {
    const tilt = ((4 - r) * 22.5 * Math.PI) / 180;
    const middle: Place = [0, Math.sin(tilt), Math.cos(tilt)];
    const turn = (azimuth * Math.PI) / 180;
    for (const offset of [...columns.map((c) => -c).reverse(), 0, ...columns]) {
      const end: Place = [Math.sign(offset) * Math.sin(turn), Math.cos(turn), 0];
      const share = Math.abs(offset) / 4;
      const mixed = middle.map((v, i) => (1 - share) * v + share * end[i]) as Place;
      const length = Math.hypot(...mixed);
      positions.push(mixed.map((v) => v / length) as Place);
      // The outermost sites of the short rows sit closer to the midline on the lattice.
      const column =
        row === 'FP' || row === 'O'
          ? Math.sign(offset)
          : offset === 0
            ? 0
            : Math.sign(offset) * Math.min(4, Math.abs(offset));
      grid.push([r, 4 + column]);
      const number = 2 * Math.abs(offset) - (offset < 0 ? 1 : 0);
      const lateral = offset === 0 ? 'Z' : row === 'FP' || row === 'O' ? (offset < 0 ? '1' : '2') : String(number);
      const prefix =
        (row === 'C' || row === 'FC' || row === 'CP') && Math.abs(offset) === 4
          ? { C: 'T', FC: 'FT', CP: 'TP' }[row]
          : row;
      names.push(prefix + lateral);
    }
  });
  return { names, grid, positions };
}

/** A wave in place of measurements: the same numbers on every machine. */
function wave(i: number, k: number): number {
  return Math.sin(12.9898 * (i + 1) + 78.233 * (k + 1)) * 0.5 + Math.sin(4.1 * (i + 2) * (k + 1)) * 0.5;
}

const { names, grid, positions } = montage();
const weights = positions.map(([x, y, z], i) => {
  const weight =
    0.9 * Math.exp(-((x + 0.35) ** 2 + (y + 0.6) ** 2) * 3) +
    0.5 * Math.exp(-((x - 0.6) ** 2 + (y - 0.2) ** 2 + z * 0.1) * 6) +
    0.08 * wave(i, 1);
  return weight < 0.1 ? 0 : weight;
});

const cell = new Map(grid.map((place, i) => [place.join(','), i]));
const sweepFromTopLeft = grid.map(([row, column]) =>
  [
    [row - 1, column - 1],
    [row - 1, column],
    [row, column - 1],
  ].flatMap((place) => cell.get(place.join(',')) ?? []),
);
const levels: number[] = [];
sweepFromTopLeft.forEach((list, n) => {
  levels[n] = 1 + Math.max(-1, ...list.map((p) => levels[p]));
});

/** Invented weights on the face: high about the mouth and the brows, dropped where small. */
const onFace = (x: number, y: number): number => {
  const near = (cx: number, cy: number, a: number, b: number): number =>
    Math.exp(-(((x - cx) / a) ** 2) - ((y - cy) / b) ** 2);
  const weight = near(34, 54, 15, 9) + 0.6 * near(20, 25, 11, 8) + 0.4 * near(45, 26, 9, 7) + 0.05 * wave(x, y);
  return weight < 0.14 ? 0 : weight;
};
const landmarks = inventedLandmarks();
const landmarkPicture = {
  ...faceSize,
  areas: landmarks.points.map(([x, y]) => [x, y, 0, 0] as const),
  lines: landmarks.lines,
};
/** A lattice that no edge runs along: the direction drawn goes by edges and positions. */
const landmarkGrid = landmarks.points.map((_, n) => [0, n] as const);
const outward = builtinDirections.find(({ name }) => name === 'graph:outward')!;
const landmarkSites = {
  names: landmarks.names,
  grid: landmarkGrid,
  positions: landmarks.points.map(([x, y]) => [x, -y, 0] as const),
  edges: landmarks.edges,
};
const outwardLattice = compileLattice(outward, landmarkSites);
const outwardLevels: number[] = [];
outwardLattice.order.forEach((n, place) => {
  outwardLevels[n] = outwardLattice.levels.findLastIndex((first) => first <= place);
});
// 8 x 7 blocks of 16 x 16 that overlap by half.
const blocks = Array.from({ length: 56 }, (_, i) => [(i % 7) * 8, Math.floor(i / 7) * 8, 16, 16] as const);

const subjects = Array.from({ length: 16 }, (_, i) => `subject ${i + 1}`);
const row = (
  label: string,
  group: string,
  centre: number,
  k: number,
  note?: string,
): Parameters<typeof accuracyPlot>[0]['rows'][number] => {
  const perUnit = subjects.map((name, i) => ({ name, value: centre + 0.1 * wave(i, k) }));
  const mean = perUnit.reduce((sum, dot) => sum + dot.value, 0) / perUnit.length;
  const sd = Math.sqrt(perUnit.reduce((sum, dot) => sum + (dot.value - mean) ** 2, 0) / (perUnit.length - 1));
  return { label, group, perUnit, mean, low: mean - sd, high: mean + sd, ...(note === undefined ? {} : { note }) };
};
const falling = (k: number, floor: number): number[] =>
  Array.from({ length: 20 }, (_, i) => floor + (1.1 - floor) * Math.exp(-i / 6) + 0.02 * wave(i, k));

const pictures: Record<string, string> = {
  'accuracy-plot': accuracyPlot({
    title: 'Accuracy by model (invented numbers)',
    rows: [
      row('quad, l1', 'STRNN as reconstructed', 0.61, 1, '3 seeds'),
      row('corner:top-left, l1', 'STRNN as reconstructed', 0.6, 2, '3 seeds'),
      row('none, l1', 'STRNN as reconstructed', 0.63, 3, '3 seeds'),
      row('logistic regression', 'Baselines', 0.63, 4),
    ],
    chance: { label: 'majority class', value: 0.346 },
    unit: 'subject',
    interval: '\u00b1 sd over 16 subjects',
  }),
  topography: topography({
    title: 'Weight of each site, quad (invented)',
    names,
    positions,
    values: weights,
    unit: 'norm of the row of G',
  }),
  'site-grid': siteGrid({
    title: 'The same weights on the lattice',
    names,
    grid,
    values: weights,
    unit: 'norm of the row of G',
  }),
  'face-map': faceMap({
    title: 'Weight of each image block (invented)',
    names: blocks.map((_, i) => `block ${Math.floor(i / 7)},${i % 7}`),
    picture: { ...faceSize, areas: blocks, gray: inventedGray() },
    values: blocks.map(([left, top]) => onFace(left + 8, top + 8)),
    unit: 'norm of the row of G',
  }),
  'face-map-landmarks': faceMap({
    title: 'Weight of each landmark (invented)',
    names: landmarks.names,
    picture: landmarkPicture,
    values: landmarks.points.map(([x, y]) => onFace(x, y)),
    unit: 'norm of the row of G',
  }),
  'traversal-diagram': traversalDiagram({
    title: 'Sweep from the top left corner',
    names,
    grid,
    predecessors: sweepFromTopLeft,
    levels,
  }),
  'traversal-landmarks': traversalDiagram({
    title: 'graph:outward over invented landmarks',
    names: landmarks.names,
    grid: landmarkGrid,
    predecessors: outward.predecessors(landmarkSites),
    levels: outwardLevels,
    picture: landmarkPicture,
  }),
  'confusion-plot': confusionPlot({
    title: 'Confusion (invented numbers)',
    classes: ['object', 'match', 'no match'],
    counts: [
      [251, 32, 37],
      [44, 180, 81],
      [39, 92, 168],
    ],
  }),
  'learning-curves': learningCurves({
    title: 'Training loss (invented numbers)',
    series: [
      { label: 'quad, l1', values: falling(0, 0.45), runs: [1, 2, 3, 4].map((k) => falling(k, 0.45)) },
      { label: 'none, l1', values: falling(5, 0.55) },
    ],
  }),
};

const folder = process.argv[2] ?? fileURLToPath(new URL('../packages/viz/pictures', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, svg] of Object.entries(pictures)) {
  const path = join(folder, `${name}.svg`);
  writeFileSync(`${path}.tmp`, `${svg}\n`);
  renameSync(`${path}.tmp`, path);
}
