import { requireFiniteList, requireGrid, requirePositive, type GridCell } from '../check/index.js';
import { inkOn, valueColours } from '../colour/index.js';
import { formatValue } from '../scale/index.js';
import { element, escapeXml, strokeBy, svgDocument, textBlock } from '../svg/index.js';
import { wrapText } from '../text/index.js';
import { drawColourBar } from './drawColourBar.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { requireWidth } from './requireWidth.js';

/** One value per site on its lattice. */
export interface SiteGridOptions extends DrawingOptions {
  /** N site names. */
  readonly names: readonly string[];
  /** N cells `[row, column]`, integers >= 0, no two alike; row 0 on top. */
  readonly grid: readonly GridCell[];
  /** N numbers. */
  readonly values: readonly number[];
  /** What the values are and their unit, written under the colour bar; default none. */
  readonly unit?: string;
  /** Value of the last colour; default: the largest magnitude. */
  readonly high?: number;
  /** Draw a site whose value is exactly 0 hollow, "dropped". Default true. */
  readonly zeroIsDropped?: boolean;
}

const GAP = 2;
const SIZE = 9;

/**
 * Heat map of the sites on their lattice, with names, and an empty outline where a lattice cell has no site.
 * Width: 420 pixels by default; cells are at most 48 pixels wide.
 * @throws RangeError for lists that do not match, numbers that are not finite, cells that are no lattice
 */
export function siteGrid(options: SiteGridOptions): string {
  const where = 'siteGrid';
  const { names, grid, values, unit = '', width = 420, zeroIsDropped = true, title = 'Sites' } = options;
  requireWidth(where, width);
  if (names.length === 0) throw new RangeError(`${where}: names is empty; at least one site is needed.`);
  requireGrid(where, grid, names.length);
  requireFiniteList(where, 'values', values, names.length);
  if (options.high !== undefined) requirePositive(where, 'high', options.high);

  const colours = valueColours(values, options.high);
  const rows = 1 + Math.max(...grid.map((cell) => cell[0]));
  const columns = 1 + Math.max(...grid.map((cell) => cell[1]));
  const heading = drawHeading(title, width);
  const cell = Math.min(48, (width - 2 * MARGIN) / columns);
  const height = Math.min(34, Math.max(22, cell * 0.75));
  const left = (width - columns * cell) / 2;
  const site = new Map(grid.map(([row, column], i) => [`${row},${column}`, i]));

  const body = [heading.markup];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = site.get(`${row},${column}`);
      const x = left + column * cell + GAP / 2;
      const y = heading.bottom + row * height + GAP / 2;
      const box = { x, y, width: cell - GAP, height: height - GAP, rx: 3 };
      if (i === undefined) body.push(element('rect', { ...box, ...strokeBy('faint', 0.75) }));
      else body.push(drawSite(names[i], values[i], box, zeroIsDropped, colours.colour(values[i])));
    }
  }
  const barWidth = Math.min(width - 2 * MARGIN, Math.max(columns * cell, 160));
  const barTop = heading.bottom + rows * height + 12;
  const bar = drawColourBar({ colours, steps: 48, unit, x: (width - barWidth) / 2, y: barTop, width: barWidth });
  body.push(bar.markup);
  const dropped = zeroIsDropped ? values.filter((value) => value === 0).length : 0;
  const note =
    dropped === 0 ? [] : wrapText(`hollow: dropped (0), ${dropped} of ${names.length}`, width - 2 * MARGIN, 10);
  body.push(textBlock({ lines: note, x: width / 2, y: bar.bottom + 10, size: 10, anchor: 'middle', role: 'muted' }));
  return svgDocument({ ...options, title, width, height: bar.bottom + note.length * 12.5 + MARGIN - 4, body });
}

function drawSite(
  name: string,
  value: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly rx: number },
  zeroIsDropped: boolean,
  fill: string,
): string {
  const dropped = zeroIsDropped && value === 0;
  const look = dropped ? { ...strokeBy('muted', 1.25), 'stroke-dasharray': '3 2' } : { fill };
  const tip = element('title', {}, escapeXml(`${name}: ${dropped ? 'dropped' : formatValue(value)}`));
  const middle = box.y + box.height / 2;
  // A name that does not fit its cell shrinks by wrapping; the lines are centred.
  const lines = wrapText(name, box.width - 2, SIZE);
  const size = Math.min(SIZE, (box.height - 2) / (lines.length * 1.25));
  const y = middle + size * 0.36 - ((lines.length - 1) / 2) * size * 1.25;
  const colour = dropped ? { role: 'muted' as const } : { fill: inkOn(fill) };
  return (
    element('rect', { ...box, ...look }, tip) +
    textBlock({ lines, x: box.x + box.width / 2, y, size, anchor: 'middle', ...colour })
  );
}
