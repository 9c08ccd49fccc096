import { requirePositive, requireFiniteList, requireGrid, requireLength, type GridCell } from '../check/index.js';
import { valueColours } from '../colour/index.js';
import { gridToHead, headOutline, projectAzimuthally, type HeadPlace } from '../head/index.js';
import { formatValue } from '../scale/index.js';
import { element, escapeXml, svgDocument } from '../svg/index.js';
import { drawColourBar } from './drawColourBar.js';
import { DROPPED, drawDroppedLegend } from './drawDroppedLegend.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import { BANDS, drawHeadMap } from './drawHeadMap.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { placeLabels } from './placeLabels.js';
import { requireWidth } from './requireWidth.js';

/** One value per site on the head. */
export interface TopographyOptions extends DrawingOptions {
  /** N site names. */
  readonly names: readonly string[];
  /** N positions, any one unit, x right, y front, z up. Preferred over `grid`. */
  readonly positions?: readonly (readonly [x: number, y: number, z: number])[];
  /** N lattice cells, row 0 at the nose; used where there are no positions. */
  readonly grid?: readonly GridCell[];
  /** N numbers. */
  readonly values: readonly number[];
  /** What the values are and their unit, written under the colour bar; default none. */
  readonly unit?: string;
  /** Value of the last colour, so that several heads can share a scale; default: the largest magnitude. */
  readonly high?: number;
  /** Draw a site whose value is exactly 0 as a hollow ring, "dropped". Default true. */
  readonly zeroIsDropped?: boolean;
  /** Write site names where they fit. Default true. */
  readonly labels?: boolean;
}

/** Where the head's outline is drawn, in units of the equator's radius: around the outermost sites of a 10-20 cap. */
const OUTLINE = 1.1;
const KEPT = { r: 2.6, fill: '#000000', stroke: '#ffffff', 'stroke-width': 0.75 } as const;

/**
 * A map of values over the head seen from above, nose up: interpolated by a thin-plate spline through the sites (kept within
 * the range of the values), in twelve bands of colour, with the sites as dots and a colour bar. Width: 320 pixels by default.
 * @throws RangeError for lists that do not match, numbers that are not finite, neither positions nor grid
 */
export function topography(options: TopographyOptions): string {
  const { names, values, unit = '', width = 320, zeroIsDropped = true, labels = true, title = 'Topography' } = options;
  check(options, width);
  const colours = valueColours(values, options.high);
  const places = options.positions === undefined ? gridToHead(options.grid!) : projectAzimuthally(options.positions);
  const farthest = places.reduce((most, [x, y]) => Math.max(most, Math.hypot(x, y)), 0);
  const mapRadius = Math.max(OUTLINE, farthest + 0.07);

  const heading = drawHeading(title, width);
  const scale = (width - 2 * MARGIN) / (2 * Math.max(1.13 * OUTLINE, mapRadius));
  const centreX = width / 2;
  const centreY = heading.bottom + Math.max(1.15 * OUTLINE, mapRadius) * scale + 2;
  const at = (place: HeadPlace): [number, number] => [centreX + place[0] * scale, centreY - place[1] * scale];

  const radius = mapRadius * scale;
  const body = [heading.markup, drawHeadMap(places, values, colours, { centreX, centreY, radius, scale })];
  body.push(headOutline(centreX, centreY, OUTLINE * scale));
  const dropped = values.map((value) => zeroIsDropped && value === 0);
  const dots = places.map(at);
  dots.forEach(([cx, cy], i) => {
    const tip = element('title', {}, escapeXml(`${names[i]}: ${dropped[i] ? 'dropped' : formatValue(values[i])}`));
    body.push(element('circle', { cx, cy, ...(dropped[i] ? DROPPED : KEPT) }, tip));
  });
  const edge = { left: 2, top: heading.bottom, right: width - 2, bottom: centreY + radius + 8 };
  if (labels) body.push(placeLabels(names, dots, edge));

  const barPlace = { x: MARGIN + 12, y: centreY + radius + 14, width: width - 2 * MARGIN - 24 };
  const bar = drawColourBar({ colours, steps: BANDS, unit, ...barPlace });
  const count = dropped.filter(Boolean).length;
  const legend = drawDroppedLegend(count, names.length, colours.colour(0), bar.bottom + 3, width);
  body.push(bar.markup, legend.markup);
  return svgDocument({ ...options, title, width, height: legend.bottom + MARGIN - 4, body });
}

function check(options: TopographyOptions, width: number): void {
  const where = 'topography';
  const { names, values, positions, grid, high } = options;
  requireWidth(where, width);
  if (names.length === 0) throw new RangeError(`${where}: names is empty; at least one site is needed.`);
  requireFiniteList(where, 'values', values, names.length);
  if (high !== undefined) requirePositive(where, 'high', high);
  if (positions !== undefined) {
    requireLength(where, 'positions', positions, names.length);
    positions.forEach((position, i) => requireFiniteList(where, `positions[${i}]`, position, 3));
  } else if (grid === undefined) {
    throw new RangeError(`${where}: needs positions or grid, but has neither.`);
  } else requireGrid(where, grid, names.length);
}
