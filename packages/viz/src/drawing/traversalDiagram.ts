import { requireGrid, requireLength, type GridCell } from '../check/index.js';
import { inkOn, sequentialColour, type ValueColours } from '../colour/index.js';
import {
  drawOutlines,
  framePicture,
  medianGap,
  placeMiddle,
  requirePicture,
  type FacePicture,
  type PicturePoint,
} from '../face/index.js';
import { element, escapeXml, LINE_HEIGHT, strokeBy, svgDocument, textBlock } from '../svg/index.js';
import { wrapText } from '../text/index.js';
import { drawArrow } from './drawArrow.js';
import { drawColourBar } from './drawColourBar.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { requireWidth } from './requireWidth.js';

/** One traversal direction over the sites. */
export interface TraversalDiagramOptions extends DrawingOptions {
  /** N site names. */
  readonly names: readonly string[];
  /** N cells `[row, column]`, integers >= 0, no two alike; row 0 on top. */
  readonly grid: readonly GridCell[];
  /** For every site the indices of the distinct other sites it hears from; may be empty. */
  readonly predecessors: readonly (readonly number[])[];
  /** N levels, integers >= 0: the step of the sweep in which the site is visited. */
  readonly levels: readonly number[];
  /** What the sites lie on: draws them at the middle of their areas, over the outlines, instead of on the lattice. */
  readonly picture?: FacePicture;
}

const SIZE = 8.5;
/** Pixels; discs that are smaller have their names in tooltips only. */
const SMALLEST_NAMED = 9;
/** Radius of a disc, in distances between neighbours. */
const RADIUS = 0.31;
const LARGEST_PITCH = 64;
const SMALLEST_PITCH = 4;

/**
 * The sites on their lattice with an arrow from every predecessor to its site; site and incoming arrows take the colour of the
 * site's level. Arrows beyond the neighbouring cell are bowed around what lies between; over a picture all are straight. A site
 * without predecessors has a heavy outline. Names are left to the tooltips where the sites are too close for them. Width: 480
 * pixels by default.
 * @throws RangeError for lists that do not match, a predecessor that is no other site or is named twice, cells that are no lattice
 */
export function traversalDiagram(options: TraversalDiagramOptions): string {
  const { names, grid, predecessors, levels, picture, width = 480, title = 'Traversal' } = options;
  check(options, width);
  const heading = drawHeading(title, width);
  const { places, pitch, bottom, outlines } = placeSites(options, heading.bottom, width);
  const radius = pitch * RADIUS;
  const last = Math.max(...levels);
  // The ramp's ends are left out: arrows must stand out on white and on dark.
  const colour = (level: number): string => sequentialColour(0.18 + 0.6 * (last === 0 ? 0 : level / last));

  const body = [heading.markup, outlines];
  predecessors.forEach((list, n) => {
    for (const p of list) {
      const near = Math.max(Math.abs(grid[p][0] - grid[n][0]), Math.abs(grid[p][1] - grid[n][1])) <= 1;
      const bow = near || picture !== undefined ? 0 : 2.6 * radius;
      body.push(drawArrow(places[p], places[n], radius, bow, colour(levels[n])));
    }
  });
  names.forEach((name, n) =>
    body.push(drawSite(name, places[n], radius, colour(levels[n]), levels[n], predecessors[n].length)),
  );

  const sources = predecessors.filter((list) => list.length === 0).length;
  const edges = predecessors.reduce((sum, list) => sum + list.length, 0);
  const facts = [
    count(names.length, 'site'),
    count(edges, 'arrow'),
    count(last + 1, 'level'),
    `${count(sources, 'site')} without predecessor (heavy outline)`,
    ...(radius < SMALLEST_NAMED ? ['names in tooltips'] : []),
  ];
  const legend = drawLegend(facts.join(', '), last, colour, bottom + 10, width);
  body.push(legend.markup);
  return svgDocument({ ...options, title, width, height: legend.bottom + MARGIN - 4, body });
}

/** Where the sites are drawn, and the distance between neighbours, pixels. */
function placeSites(
  { grid, picture }: TraversalDiagramOptions,
  top: number,
  width: number,
): {
  readonly places: readonly PicturePoint[];
  readonly pitch: number;
  readonly bottom: number;
  readonly outlines: string;
} {
  if (picture === undefined) {
    const rows = 1 + Math.max(...grid.map((cell) => cell[0]));
    const columns = 1 + Math.max(...grid.map((cell) => cell[1]));
    const pitch = Math.min(LARGEST_PITCH, (width - 2 * MARGIN) / columns);
    const left = (width - columns * pitch) / 2 + pitch / 2;
    const places = grid.map(([row, column]) => [left + column * pitch, top + (row + 0.5) * pitch] as const);
    return { places, pitch, bottom: top + rows * pitch, outlines: '' };
  }
  // Without the gray picture, on which arrows would be lost.
  const { width: across, height, areas, lines = [] } = picture;
  const outline = { width: across, height, areas, lines };
  const rim = RADIUS * LARGEST_PITCH;
  const frame = framePicture(outline, MARGIN + rim, top + rim, width - 2 * (MARGIN + rim));
  const places = areas.map((area) => placeMiddle(frame, area));
  const pitch = Math.min(LARGEST_PITCH, Math.max(SMALLEST_PITCH, medianGap(places)));
  return { places, pitch, bottom: frame.bottom + rim, outlines: drawOutlines(lines, frame, false) };
}

function check(options: TraversalDiagramOptions, width: number): void {
  const where = 'traversalDiagram';
  const { names, grid, predecessors, levels } = options;
  requireWidth(where, width);
  if (names.length === 0) throw new RangeError(`${where}: names is empty; at least one site is needed.`);
  requireGrid(where, grid, names.length);
  if (options.picture !== undefined) requirePicture(where, options.picture, names.length);
  requireLength(where, 'predecessors', predecessors, names.length);
  requireLength(where, 'levels', levels, names.length);
  levels.forEach((level, n) => {
    if (!Number.isInteger(level) || level < 0)
      throw new RangeError(`${where}: levels[${n}] must be an integer >= 0, but is ${level}.`);
  });
  predecessors.forEach((list, n) => {
    list.forEach((p, k) => {
      if (!Number.isInteger(p) || p < 0 || p >= names.length || p === n || list.indexOf(p) !== k) {
        throw new RangeError(
          `${where}: predecessors[${n}][${k}] must be another site's index, 0 to ${names.length - 1}, named once, but is ${p}.`,
        );
      }
    });
  });
}

function drawSite(
  name: string,
  [x, y]: readonly [number, number],
  radius: number,
  fill: string,
  level: number,
  heard: number,
): string {
  const outline = strokeBy('ink', (heard === 0 ? 2.5 : 0.75) * Math.min(1, radius / SMALLEST_NAMED));
  const tip = element('title', {}, escapeXml(`${name}: level ${level}, ${count(heard, 'predecessor')}`));
  if (radius < SMALLEST_NAMED) return element('circle', { cx: x, cy: y, r: radius, ...outline, fill }, tip);
  const lines = wrapText(name, 2 * radius - 3, SIZE);
  const size = Math.min(SIZE, (1.7 * radius) / (lines.length * LINE_HEIGHT));
  const baseline = y + size * 0.36 - ((lines.length - 1) / 2) * size * LINE_HEIGHT;
  return (
    element('circle', { cx: x, cy: y, r: radius, ...outline, fill }, tip) +
    textBlock({ lines, x, y: baseline, size, anchor: 'middle', fill: inkOn(fill) })
  );
}

function drawLegend(
  facts: string,
  last: number,
  colour: (level: number) => string,
  top: number,
  width: number,
): { readonly markup: string; readonly bottom: number } {
  const barWidth = Math.min(220, width - 2 * MARGIN);
  // One step per level: the middle of step i is at (i + 0.5) / (last + 1) of the scale.
  const level = (value: number): number => (last === 0 ? 0 : Math.round((value / last) * (last + 1) - 0.5));
  const colours: ValueColours = { low: 0, high: last, colour: (value) => colour(level(value)) };
  const ticks = ['0', '', last === 0 ? '' : String(last)] as const;
  const unit = 'level: the step in which a site is visited';
  const bar = drawColourBar({
    colours,
    steps: last + 1,
    unit,
    x: (width - barWidth) / 2,
    y: top,
    width: barWidth,
    ticks,
  });
  const lines = wrapText(facts, width - 2 * MARGIN, 10);
  const text = textBlock({ lines, x: width / 2, y: bar.bottom + 10, size: 10, anchor: 'middle', role: 'muted' });
  return { markup: bar.markup + text, bottom: bar.bottom + lines.length * 10 * LINE_HEIGHT };
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
