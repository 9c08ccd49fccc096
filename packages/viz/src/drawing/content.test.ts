import { describe, expect, it } from 'vitest';
import { mixColours, sequentialColour } from '../colour/index.js';
import { elementsNamed, labelBoxes, parseSvg, textOf } from '../svg/fixtures/parseSvg.js';
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

describe('faceMap', () => {
  const points = { width: 100, height: 80, areas: [0, 50, 100].map((x) => [x, 40, 0, 0] as const) };
  const areas = { width: 100, height: 80, areas: [0, 30, 60].map((x) => [x, 0, 40, 80] as const) };
  const gray = { width: 2, height: 1, values: [100, 150] };
  const marks = (svg: string, name: string): Record<string, string>[] =>
    elementsNamed(parseSvg(svg), name)
      .filter((mark) => mark.children.length > 0)
      .map(({ attributes }) => attributes);
  const values = [0, 0.25, 1];

  it('places points to scale, coloured and sized by value, and names every one', () => {
    const svg = faceMap({ names, picture: points, values, width: 300 });
    const circles = marks(svg, 'circle').sort((a, b) => Number(a['cx']) - Number(b['cx']));
    const [left, middle, right] = circles.map(({ cx }) => Number(cx));
    expect(middle - left).toBeCloseTo(right - middle, 6);
    expect(circles[2]['fill']).toBe(sequentialColour(1));
    expect(circles[1]['fill']).toBe(sequentialColour(0.25));
    const radii = circles.map(({ r }) => Number(r));
    expect(radii[0]).toBeLessThan(radii[1]);
    expect(radii[1]).toBeLessThan(radii[2]);
    expect(tips(svg)).toEqual(expect.arrayContaining(['left: dropped', 'middle: 0.25', 'right: 1']));
    expect(texts(svg)).toContain('hollow: dropped (0), 1 of 3');
  });

  it('shows a dropped point as a ring in the colour of the card, a value of 0 as any other when told', () => {
    const [dropped] = marks(faceMap({ names, picture: points, values }), 'circle').slice(-1);
    expect(dropped['class']).toBe('viz-fill-card viz-line-muted');
    const all = faceMap({ names, picture: points, values, zeroIsDropped: false });
    expect(marks(all, 'circle').every((mark) => mark['class'] === 'viz-line-ink')).toBe(true);
    expect(texts(all).join()).not.toContain('hollow');
  });

  it('lays smaller dots over larger ones, whatever their order', () => {
    const radii = marks(faceMap({ names, picture: points, values: [1, 0, 0.25] }), 'circle').map(({ r }) => Number(r));
    expect(radii).toEqual(radii.toSorted((a, b) => b - a));
  });

  it('keeps dense landmarks apart', () => {
    const dense = Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20), 0, 0] as const);
    const many = dense.map((_, i) => `landmark ${i}`);
    const svg = faceMap({ names: many, picture: { width: 20, height: 20, areas: dense }, values: dense.map(() => 1) });
    const [a, b] = marks(svg, 'circle');
    expect(Number(a['r']) + Number(b['r'])).toBeLessThan(1.15 * Math.abs(Number(a['cx']) - Number(b['cx'])));
    expect(texts(svg).join()).not.toContain('landmark');
  });

  it('gives areas colours that do not mix: each less its overlap', () => {
    const boxes = marks(faceMap({ names, picture: areas, values: [0.5, 0.25, 1] }), 'rect').map((box) =>
      [box['x'], box['width']].map(Number),
    );
    expect(boxes).toHaveLength(3);
    for (let i = 1; i < 3; i++) expect(boxes[i - 1][0] + boxes[i - 1][1]).toBeLessThan(boxes[i][0]);
    // Cut at 35 and 65 of 100.
    expect(boxes[0][1] / boxes[1][1]).toBeCloseTo(35 / 30, 1);
  });

  it('lets a gray picture show through areas, and shows the colours as they look in the bar', () => {
    const onGray = faceMap({ names, picture: { ...areas, gray }, values });
    const kept = marks(onGray, 'rect');
    expect(kept.map((box) => box['fill-opacity'])).toEqual([undefined, '0.62', '0.62']);
    expect(kept[0]).toMatchObject({ fill: 'none', 'stroke-dasharray': '3 2' });
    const bar = (svg: string): string => elementsNamed(parseSvg(svg), 'rect').slice(-2)[0].attributes['fill'];
    expect(bar(faceMap({ names, picture: areas, values }))).toBe(sequentialColour(47.5 / 48));
    // Half dark, half light: the shade in the middle of 58 and 242 is 150 = 0x96.
    expect(bar(onGray)).toBe(mixColours(sequentialColour(47.5 / 48), '#969696', 0.62));
  });

  it('draws the gray picture as paths over its whole extent, not as an image, and an even one as one shade', () => {
    const svg = faceMap({ names, picture: { ...areas, gray }, values });
    expect(elementsNamed(parseSvg(svg), 'image')).toEqual([]);
    const paths = elementsNamed(parseSvg(svg), 'path').filter((path) => path.attributes['fill-rule'] === 'evenodd');
    expect(paths).toHaveLength(9);
    const even = faceMap({ names, picture: { ...areas, gray: { ...gray, values: [7, 7] } }, values });
    expect(elementsNamed(parseSvg(even), 'path')).toEqual([]);
  });

  it('puts several faces on one scale, and signed values on a diverging one', () => {
    expect(texts(faceMap({ names, picture: points, values, high: 2 }))).toContain('2');
    const signed = faceMap({ names, picture: points, values: [-1, 0.5, 0] });
    expect(texts(signed)).toEqual(expect.arrayContaining(['\u22121', '1']));
  });

  it('writes names where they fit, unless told not to', () => {
    expect(texts(faceMap({ names, picture: areas, values }))).toEqual(expect.arrayContaining(names));
    expect(texts(faceMap({ names, picture: points, values }))).toEqual(expect.arrayContaining(names));
    expect(texts(faceMap({ names, picture: areas, values, labels: false }))).not.toContain('left');
    const long = names.map((name) => name.repeat(20));
    expect(texts(faceMap({ names: long, picture: areas, values }))).not.toContain(long[0]);
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

  it('draws landmarks where they lie, with straight arrows over the outlines', () => {
    const areas = [[10, 10, 0, 0] as const, [30, 0, 20, 40] as const, [90, 30, 0, 0] as const];
    const lines = [[[10, 10] as const, [90, 30] as const]];
    const picture = { width: 100, height: 40, areas, lines, gray: { width: 1, height: 1, values: [9] } };
    const svg = traversalDiagram({ names, grid, predecessors: [[], [0], [0]], levels: [0, 1, 1], picture });
    const [a, b, c] = elementsNamed(parseSvg(svg), 'circle').map(({ attributes }) => attributes);
    const share = (axis: string): number => (Number(b[axis]) - Number(a[axis])) / (Number(c[axis]) - Number(a[axis]));
    expect([share('cx'), share('cy')]).toEqual([expect.closeTo(3 / 8, 3), expect.closeTo(1 / 2, 3)]);
    const paths = elementsNamed(parseSvg(svg), 'path').map((path) => path.attributes['d']);
    expect(paths).toHaveLength(1 + 2 * 2);
    expect(paths.join()).not.toContain('Q');
    expect(svg).not.toContain('evenodd');
  });

  it('leaves the names of hundreds of sites to the tooltips, and says so', () => {
    const cells = Array.from({ length: 478 }, (_, n) => [Math.floor(n / 24), n % 24] as const);
    const many = cells.map((_, n) => `landmark ${n}`);
    const predecessors = cells.map(([, column], n) => (column === 0 ? [] : [n - 1]));
    const svg = traversalDiagram({ names: many, grid: cells, predecessors, levels: cells.map(([, column]) => column) });
    expect(texts(svg).join(' ')).toMatch(/478 sites, .* names in tooltips/u);
    expect(texts(svg).join(' ')).not.toContain('landmark');
    expect(tips(svg)).toContain('landmark 477: level 21, 1 predecessor');
    // Between discs 7 pixels apart a head of 5 pixels and the line still fit.
    const [left, right] = elementsNamed(parseSvg(svg), 'circle').map(({ attributes }) => Number(attributes['cx']));
    const head = elementsNamed(parseSvg(svg), 'path').find((path) => path.attributes['d'].endsWith('Z'))!;
    const tip = Number(/^M([\d.]+)/u.exec(head.attributes['d'])![1]);
    expect(tip).toBeGreaterThan(left);
    expect(tip).toBeLessThan(right);
  });

  it('draws no arrow between sites in one place', () => {
    const picture = { width: 9, height: 9, areas: [0, 0, 9].map((x) => [x, 0, 0, 0] as const) };
    const svg = traversalDiagram({ names, grid, predecessors: [[], [0], [0]], levels: [0, 1, 1], picture });
    expect(elementsNamed(parseSvg(svg), 'path').filter((path) => path.attributes['d'].endsWith('Z'))).toHaveLength(1);
    expect(svg).not.toContain('NaN');
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

describe('criticalDifference', () => {
  const entries = [3.5, 1.5, 2, 3].map((rank, i) => ({ label: `m${i}`, rank }));
  const svg = criticalDifference({
    entries,
    criticalDifference: 1.2,
    groups: [
      [1, 2],
      [0, 3, 2],
    ],
  });

  it('puts ranks on one scale, the best at the right, and lists the best first', () => {
    const at = new Map(
      elementsNamed(parseSvg(svg), 'circle').map((dot) => [
        textOf(elementsNamed(dot, 'title')[0]).split(':')[0],
        Number(dot.attributes['cx']),
      ]),
    );
    expect((at.get('m2')! - at.get('m1')!) / (at.get('m0')! - at.get('m1')!)).toBeCloseTo(0.25, 2);
    expect(at.get('m1')!).toBeGreaterThan(at.get('m0')!);
    expect(texts(svg).filter((text) => text.startsWith('m') && text.length === 2)).toEqual(['m1', 'm2', 'm3', 'm0']);
  });

  it('joins by one bar what does not differ, and draws no ruler wider than the axis', () => {
    expect(tips(svg)).toEqual(
      expect.arrayContaining(['not shown to differ: m1; m2', 'not shown to differ: m0; m3; m2']),
    );
    const wide = criticalDifference({ entries, criticalDifference: 3.5, groups: [] });
    expect(texts(wide).join(' ')).toContain('wider than the axis');
  });
});

describe('reliabilityPlot', () => {
  it('has one dot per bin with predictions, at its mean probability and its share of right ones', () => {
    const svg = reliabilityPlot({ bins: { tested: [0, 4, 10], confidence: [0, 2, 9], correct: [0, 1, 9] } });
    const dots = elementsNamed(parseSvg(svg), 'circle');
    expect(tips(svg).slice(1)).toEqual(['4 predictions of 0.50: 0.25 right', '10 predictions of 0.90: 0.90 right']);
    const [dx, dy] = ['cx', 'cy'].map((key) => Number(dots[1].attributes[key]) - Number(dots[0].attributes[key]));
    expect(dx / -dy).toBeCloseTo(0.4 / 0.65, 2);
    expect(Number(dots[1].attributes['r']) / Number(dots[0].attributes['r'])).toBeCloseTo(Math.sqrt(2.5), 1);
  });
});
