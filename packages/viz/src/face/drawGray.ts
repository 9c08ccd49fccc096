import { isoRegion, resampleRaster, type Pixels } from '../raster/index.js';
import { element } from '../svg/index.js';
import type { PictureFrame } from './PictureFrame.js';

/** Number of gray levels: enough to know a face by, few enough to keep the file small. */
const LEVELS = 10;
/** Raster nodes along the longer side: a face is recognisable, and the contours stay smooth. */
const NODES = 50;

/** Darkest and lightest shade: neither black nor white, so that colours over them keep apart. */
const SHADES = [58, 242] as const;

/**
 * A gray picture as filled contours, its contrast stretched or softened to one range of shades, whatever it was; `ground` is the
 * mean shade. Paths, not an embedded image: sites that show SVG under a strict content security policy (GitHub's raw files
 * among them) block images inside SVG, data URIs included.
 */
export function drawGray(
  gray: Pixels,
  { left, top, width, height }: PictureFrame,
): { readonly markup: string; readonly ground: string } {
  const { rows, columns, values } = resampleRaster(gray, NODES);
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const raster = {
    ...{ rows, columns, originX: left, originY: top, stepX: width / (columns - 1), stepY: height / (rows - 1) },
    values: values.map((value) => (most > least ? (value - least) / (most - least) : 0.5)),
  };
  const layers = [element('rect', { x: left, y: top, width, height, fill: shade(most > least ? 0.5 / LEVELS : 0.5) })];
  for (let i = 1; i < LEVELS && most > least; i++) {
    const fill = shade((i + 0.5) / LEVELS);
    const d = isoRegion(raster, i / LEVELS);
    if (d !== '') layers.push(element('path', { d, fill, 'fill-rule': 'evenodd' }));
  }
  const mean = raster.values.reduce((sum, value) => sum + value, 0) / values.length;
  return { markup: element('g', {}, ...layers), ground: shade(mean) };
}

/** @param share 0 (darkest) to 1 (lightest). */
function shade(share: number): string {
  const level = Math.round(SHADES[0] + share * (SHADES[1] - SHADES[0]));
  return `#${level.toString(16).padStart(2, '0').repeat(3)}`;
}
