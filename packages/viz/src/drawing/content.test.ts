import { describe, expect, it } from 'vitest';
import { sequentialColour } from '../colour/index.js';
import { elementsNamed, labelBoxes, parseSvg, textOf } from '../svg/fixtures/parseSvg.js';
import { accuracyPlot, confusionPlot, learningCurves, siteGrid, topography, traversalDiagram } from './index.js';
import { stackDots } from './stackDots.js';

const texts = (svg: string): string[] => labelBoxes(parseSvg(svg)).map((box) => box.text);
const tips = (svg: string): string[] => elementsNamed(parseSvg(svg), 'title').map((title) => textOf(title));
const grid = [
  [0, 0],
  [0, 1],
  [0, 2],
] as const;
const names = ['left', 'middle', 'right'];

describe('accuracyPlot', () => {
  const perUnit = [0.4, 0.5, 0.9].map((value, i) => ({ name: `s${i}`, value }));
  const svg = accuracyPlot({
    rows: [{ label: 'quad', perUnit, mean: 0.6, low: 0.5, high: 0.7 }],
    chance: { label: 'majority', value: 0.4 },
  });

  it('puts dots at their values, on one scale with the chance line', () => {
    const circles = elementsNamed(parseSvg(svg), 'circle').map((circle) => Number(circle.attributes['cx']));
    expect((circles[1] - circles[0]) / (circles[2] - circles[0])).toBeCloseTo(0.1 / 0.5, 2);
    const chance = elementsNamed(parseSvg(svg), 'path').find((path) => path.attributes['stroke-dasharray'] === '6 4');
    expect(Number(/^M([\d.]+)/u.exec(chance!.attributes['d'])![1])).toBeCloseTo(circles[0], 2);
  });

  it('names every dot, and writes the mean', () => {
    expect(tips(svg)).toEqual(expect.arrayContaining(['s0: 0.400', 's1: 0.500', 's2: 0.900']));
    expect(texts(svg)).toEqual(expect.arrayContaining(['0.600', 'majority 0.400']));
  });

  it('keeps dots of one row apart', () => {
    const offsets = stackDots([10, 11, 12, 40], 3, 12);
    expect(offsets[3]).toBe(0);
    expect(new Set(offsets.slice(0, 3)).size).toBe(3);
    for (const offset of stackDots(new Array<number>(30).fill(5), 3, 12))
      expect(Math.abs(offset)).toBeLessThanOrEqual(12);
  });
});

describe('topography', () => {
  const rings = (svg: string): number =>
    elementsNamed(parseSvg(svg), 'circle').filter((c) => c.attributes['r'] === '3.2').length;

  it('shows dropped sites as rings, and says so', () => {
    const svg = topography({ names, grid, values: [0, 0, 1] });
    // Two on the head, one in the legend.
    expect(rings(svg)).toBe(3);
    expect(texts(svg)).toContain('dropped (0): 2 of 3');
    expect(tips(svg)).toEqual(expect.arrayContaining(['left: dropped', 'right: 1']));
    expect(rings(topography({ names, grid, values: [0, 0, 1], zeroIsDropped: false }))).toBe(0);
  });

  it('has the nose up, right on the right, from positions and from a grid alike', () => {
    const positions = [
      [-1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ] as const;
    const all = ['left', 'nose', 'right', 'top'];
    const lattice = [
      [1, 0],
      [0, 1],
      [1, 2],
      [2, 1],
    ] as const;
    for (const svg of [
      topography({ names: all, positions, values: [1, 2, 3, 4] }),
      topography({ names: all, grid: lattice, values: [1, 2, 3, 4] }),
    ]) {
      const dots = elementsNamed(parseSvg(svg), 'circle').filter((circle) => circle.attributes['r'] === '2.6');
      const [left, nose, right] = dots.map(({ attributes }) => [Number(attributes['cx']), Number(attributes['cy'])]);
      expect(left[0]).toBeLessThan(nose[0]);
      expect(right[0]).toBeGreaterThan(nose[0]);
      expect(nose[1]).toBeLessThan(left[1]);
    }
  });

  it('writes names only where they fit, and always in the tooltip', () => {
    const many = Array.from({ length: 100 }, (_, i) => `site ${i}`);
    const crowded = topography({
      names: many,
      grid: many.map((_, i) => [Math.floor(i / 10), i % 10]),
      values: many.map((_, i) => i),
      width: 220,
    });
    const written = texts(crowded).filter((text) => text.startsWith('site'));
    expect(written.length).toBeLessThan(100);
    expect(tips(crowded).filter((tip) => tip.startsWith('site'))).toHaveLength(100);
    expect(texts(topography({ names, grid, values: [1, 2, 3], labels: false }))).not.toContain('left');
  });

  it('draws equal values in one colour, and shares a scale when told', () => {
    const flat = topography({ names, grid, values: [2, 2, 2] });
    expect(flat).toContain(sequentialColour(11.5 / 12));
    expect(texts(topography({ names, grid, values: [1, 2, 3], high: 8 }))).toContain('8');
  });
});

describe('siteGrid', () => {
  it('outlines lattice cells without a site, and dashes dropped sites', () => {
    const svg = siteGrid({ names, grid: [grid[0], [1, 1], grid[2]], values: [1, 0, 0.5] });
    const rects = elementsNamed(parseSvg(svg), 'rect');
    expect(rects.filter((rect) => rect.attributes['class'] === 'viz-line-faint')).toHaveLength(3);
    expect(rects.filter((rect) => rect.attributes['stroke-dasharray'] !== undefined)).toHaveLength(1);
    expect(texts(svg)).toEqual(expect.arrayContaining(['left', 'middle', 'right', 'hollow: dropped (0), 1 of 3']));
  });
});

describe('traversalDiagram', () => {
  it('draws one arrow per predecessor, bowed around what lies between, and counts them', () => {
    const svg = traversalDiagram({ names, grid, predecessors: [[], [0], [0, 1]], levels: [0, 1, 2] });
    const paths = elementsNamed(parseSvg(svg), 'path').map((path) => path.attributes['d']);
    expect(paths.filter((d) => d.endsWith('Z'))).toHaveLength(3);
    expect(paths.filter((d) => d.includes('Q'))).toHaveLength(1);
    expect(texts(svg).join(' ')).toContain('3 sites, 3 arrows, 3 levels, 1 site without predecessor');
    expect(tips(svg)).toContain('right: level 2, 2 predecessors');
  });

  it('draws sites that hear from nobody', () => {
    const svg = traversalDiagram({ names, grid, predecessors: [[], [], []], levels: [0, 0, 0] });
    expect(texts(svg).join(' ')).toContain('0 arrows, 1 level, 3 sites without predecessor');
  });
});

describe('confusionPlot', () => {
  it('writes counts, shares of the row, and a dash for a class without samples', () => {
    const svg = confusionPlot({
      classes: ['yes', 'no'],
      counts: [
        [3, 1],
        [0, 0],
      ],
    });
    expect(texts(svg)).toEqual(expect.arrayContaining(['75 %', '25 %', '3', '1', '\u2013', 'n = 4', 'n = 0']));
    expect(tips(svg)).toContain('yes as no: 1 of 4');
  });
});

describe('learningCurves', () => {
  it('draws a line per series and per run, a dot for a single epoch, round epochs below', () => {
    const svg = learningCurves({
      series: [
        { label: 'long', values: Array.from({ length: 12 }, (_, i) => 1 / (i + 1)), runs: [[1, 0.5]] },
        { label: 'short', values: [0.7] },
      ],
    });
    const lines = elementsNamed(parseSvg(svg), 'path').filter((path) => path.attributes['stroke-linejoin'] === 'round');
    expect(lines).toHaveLength(2);
    expect(elementsNamed(parseSvg(svg), 'circle')).toHaveLength(1);
    expect(texts(svg)).toEqual(expect.arrayContaining(['1', '12', 'epoch', 'training loss', 'faint: single runs']));
  });
});
