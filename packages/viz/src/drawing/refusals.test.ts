import { describe, expect, it } from 'vitest';
import {
  accuracyPlot,
  confusionPlot,
  criticalDifference,
  faceMap,
  learningCurves,
  reliabilityPlot,
  siteGrid,
  topography,
  traversalDiagram,
} from './index.js';

const names = ['a', 'b'];
const grid = [
  [0, 0],
  [0, 1],
] as const;
const row = { label: 'r', perUnit: [{ name: 's', value: 0.5 }], mean: 0.5 };

describe('accuracyPlot', () => {
  it.each([
    [{ rows: [] }, 'rows is empty'],
    [{ rows: [{ ...row, mean: Number.NaN }] }, 'rows[0].mean must be a finite number, but is NaN'],
    [
      { rows: [row, { ...row, perUnit: [{ name: 's', value: Infinity }] }] },
      'rows[1].perUnit[0].value must be a finite number, but is Infinity',
    ],
    [{ rows: [{ ...row, low: 0.4 }] }, "rows[0] ('r') must give both low and high, or neither"],
    [{ rows: [{ ...row, low: 0.4, high: Number.NaN }] }, 'rows[0].high must be a finite number'],
    [{ rows: [row], chance: { label: 'c', value: Number.NaN } }, 'chance.value must be a finite number'],
    [{ rows: [row], marks: [{ label: 'm', value: Number.NaN }] }, 'marks[0].value must be a finite number'],
    [{ rows: [row], digits: -1 }, 'digits must be an integer 0 to 10, but is -1'],
  ])('names the field: %#', (options, message) => {
    expect(() => accuracyPlot(options)).toThrow(RangeError);
    expect(() => accuracyPlot(options)).toThrow(`accuracyPlot: ${message}`);
  });
});

describe('topography', () => {
  it.each([
    [{ names, grid, values: [1, Number.NaN] }, 'values[1] must be a finite number, but is NaN'],
    [{ names, grid, values: [1] }, 'values must have 2 entries, but has 1'],
    [{ names, values: [1, 2] }, 'needs positions or grid'],
    [{ names: [], grid: [], values: [] }, 'names is empty'],
    [{ names, positions: [[0, 0, 1] as const], values: [1, 2] }, 'positions must have 2 entries, but has 1'],
    [
      { names, positions: [[0, 0, 1] as const, [0, Number.NaN, 1] as const], values: [1, 2] },
      'positions[1][1] must be a finite number, but is NaN',
    ],
    [{ names, grid, values: [1, 2], high: 0 }, 'high must be above 0, but is 0'],
  ])('names the field: %#', (options, message) => {
    expect(() => topography(options)).toThrow(`topography: ${message}`);
  });
});

describe('faceMap', () => {
  const picture = { width: 4, height: 4, areas: [[0, 0, 2, 2] as const, [3, 3, 0, 0] as const] };
  const gray = { width: 1, height: 2, values: [0, 255] };
  const line = [[0, 0] as const, [1, Number.NaN] as const];
  it.each([
    [{ names: [], picture, values: [] }, 'names is empty'],
    [{ names, picture, values: [1] }, 'values must have 2 entries, but has 1'],
    [{ names, picture, values: [1, 2], high: 0 }, 'high must be above 0, but is 0'],
    [{ names, picture: { ...picture, width: 0 }, values: [1, 2] }, 'picture.width must be above 0, but is 0'],
    [{ names, picture: { ...picture, areas: [] }, values: [1, 2] }, 'picture.areas must have 2 entries, but has 0'],
    [
      { names, picture: { ...picture, areas: [picture.areas[0], [0, 0, 1, 0] as const] }, values: [1, 2] },
      'picture.areas[1] must have both sizes above 0, or both 0 for a point, but has 1 x 0',
    ],
    [
      { names, picture: { ...picture, areas: [[Infinity, 0, 1, 1] as const, picture.areas[1]] }, values: [1, 2] },
      'picture.areas[0][0] must be a finite number, but is Infinity',
    ],
    [{ names, picture: { ...picture, lines: [[]] }, values: [1, 2] }, 'picture.lines[0] must have at least 2 points'],
    [
      { names, picture: { ...picture, lines: [line] }, values: [1, 2] },
      'picture.lines[0][1][1] must be a finite number, but is NaN',
    ],
    [
      { names, picture: { ...picture, gray: { ...gray, height: 0 } }, values: [1, 2] },
      'picture.gray.height must be an integer >= 1, but is 0',
    ],
    [
      { names, picture: { ...picture, gray: { ...gray, height: 3 } }, values: [1, 2] },
      'picture.gray.values must have 3 entries, but has 2',
    ],
    [
      { names, picture: { ...picture, gray: { ...gray, values: [0, 300] } }, values: [1, 2] },
      'picture.gray.values[1] must be 0 to 255, but is 300',
    ],
  ])('names the field: %#', (options, message) => {
    expect(() => faceMap(options)).toThrow(RangeError);
    expect(() => faceMap(options)).toThrow(`faceMap: ${message}`);
  });
});

describe('siteGrid', () => {
  it.each([
    [{ names, grid, values: [Number.NaN, 1] }, 'values[0] must be a finite number, but is NaN'],
    [{ names, grid: [[0, 0] as const, [0, 0] as const], values: [1, 1] }, 'the same cell as grid[0]'],
    [{ names, grid: [[0, 0] as const, [0, 0.5] as const], values: [1, 1] }, 'grid[1] must be two integers >= 0'],
    [{ names, grid: [[0, 0] as const, [-1, 0] as const], values: [1, 1] }, 'grid[1] must be two integers >= 0'],
    [{ names: [], grid: [], values: [] }, 'names is empty'],
    [{ names, grid, values: [1, 1], high: -2 }, 'high must be above 0, but is -2'],
  ])('names the field: %#', (options, message) => {
    expect(() => siteGrid(options)).toThrow(message);
  });
});

describe('traversalDiagram', () => {
  it.each([
    [
      { names, grid, predecessors: [[], [2]], levels: [0, 1] },
      "predecessors[1][0] must be another site's index, 0 to 1",
    ],
    [{ names, grid, predecessors: [[], [1]], levels: [0, 1] }, 'predecessors[1][0]'],
    [{ names, grid, predecessors: [[], [0, 0]], levels: [0, 1] }, 'predecessors[1][1]'],
    [{ names, grid, predecessors: [[]], levels: [0, 1] }, 'predecessors must have 2 entries, but has 1'],
    [
      { names, grid, predecessors: [[], [0]], levels: [0, Number.NaN] },
      'levels[1] must be an integer >= 0, but is NaN',
    ],
    [{ names: [], grid: [], predecessors: [], levels: [] }, 'names is empty'],
    [
      { names, grid, predecessors: [[], [0]], levels: [0, 1], picture: { width: 1, height: 1, areas: [] } },
      'picture.areas must have 2 entries, but has 0',
    ],
  ])('names the field: %#', (options, message) => {
    expect(() => traversalDiagram(options)).toThrow(message);
  });
});

describe('confusionPlot', () => {
  it.each([
    [{ classes: ['a', 'b'], counts: [[1, 2]] }, 'counts must have 2 entries, but has 1'],
    [{ classes: ['a', 'b'], counts: [[1, 2], [3]] }, 'counts[1] must have 2 entries, but has 1'],
    [{ classes: ['a'], counts: [[Number.NaN]] }, 'counts[0][0] must be a finite number, but is NaN'],
    [{ classes: ['a'], counts: [[-1]] }, 'counts[0][0] must be >= 0, but is -1'],
    [{ classes: [], counts: [] }, 'classes is empty'],
  ])('names the field: %#', (options, message) => {
    expect(() => confusionPlot(options)).toThrow(`confusionPlot: ${message}`);
  });
});

describe('learningCurves', () => {
  it.each([
    [{ series: [] }, 'series is empty'],
    [{ series: [{ label: 'a', values: [] }] }, 'series[0].values is empty'],
    [{ series: [{ label: 'a', values: [1, Number.NaN] }] }, 'series[0].values[1] must be a finite number, but is NaN'],
    [{ series: [{ label: 'a', values: [1], runs: [[Infinity]] }] }, 'series[0].runs[0][0] must be a finite number'],
    [{ series: [{ label: 'a', values: [1], runs: [[]] }] }, 'series[0].runs[0] is empty'],
  ])('names the field: %#', (options, message) => {
    expect(() => learningCurves(options)).toThrow(`learningCurves: ${message}`);
  });
});

describe('criticalDifference', () => {
  const entries = [
    { label: 'a', rank: 1 },
    { label: 'b', rank: 2 },
  ];
  it.each([
    [{ entries: entries.slice(1), criticalDifference: 1, groups: [] }, 'entries must have at least 2, but has 1'],
    [
      { entries: [entries[0], { label: 'b', rank: 2.5 }], criticalDifference: 1, groups: [] },
      'entries[1].rank must be 1 to 2, but is 2.5',
    ],
    [{ entries, criticalDifference: 0, groups: [] }, 'criticalDifference must be above 0, but is 0'],
    [{ entries, criticalDifference: 1, groups: [[0, 2]] }, 'groups[0] must hold indices 0 to 1, but holds 2'],
    [{ entries, criticalDifference: 1, groups: [[]] }, 'groups[0] must hold indices 0 to 1, but is empty'],
  ])('names the field: %#', (options, message) => {
    expect(() => criticalDifference(options)).toThrow(RangeError);
    expect(() => criticalDifference(options)).toThrow(`criticalDifference: ${message}`);
  });
});

describe('reliabilityPlot', () => {
  const bins = { tested: [2, 4], confidence: [1, 3], correct: [1, 4] };
  it.each([
    [{ ...bins, tested: [0, 0] }, 'bins.tested holds no prediction'],
    [{ ...bins, correct: [1] }, 'bins.correct must have 2 entries, but has 1'],
    [{ ...bins, correct: [3, 4] }, 'bin 0 must have 0 to 2 for correct and confidence, but has 3 and 1'],
    [{ ...bins, confidence: [1, Number.NaN] }, 'bins.confidence[1] must be a finite number'],
  ])('names the field: %#', (given, message) => {
    expect(() => reliabilityPlot({ bins: given })).toThrow(`reliabilityPlot: ${message}`);
  });
});
