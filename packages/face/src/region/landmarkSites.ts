import { StrnnError } from '@strnn/core/error';
import type { Sites } from '@strnn/core/sites';
import type { LandmarkScheme } from '../landmark/LandmarkScheme.js';
import { checkChoice } from '../option/checkChoice.js';
import { checkNumber } from '../option/checkNumber.js';
import { choosePoints } from './choosePoints.js';
import { landmarkCells, type ShapePoint } from './landmarkCells.js';
import { landmarkEdges } from './landmarkEdges.js';

export interface LandmarkSitesOptions {
  /** `'grid'`: cells only. `'graph'`: the same cells, and links along brows, eyes, nose, mouth and jaw. Default `'grid'`. */
  readonly layout?: 'grid' | 'graph';
  /** Which landmarks are sites, in the order of the sites. Default: all. */
  readonly points?: readonly number[];
  /** Places of all landmarks of the scheme, e.g. a `meanShape`. Default: the scheme's template. */
  readonly shape?: readonly ShapePoint[];
  /** Most cells in a row, an odd integer >= 3. Default: the first odd number not below the square root of the number of sites. */
  readonly columns?: number;
  /** Opens messages. Default `'landmarkSites'`. */
  readonly where?: string;
}

/** Width of the picture, and the margin around the face, in its units. */
const pictureWidth = 100;
const margin = 4;

/**
 * Landmarks as sites `'landmark 17'`. Cells come from the shape of the face: rows from top to bottom, within a row from left to
 * right, with few holes (a sweep passes only between cells that touch), mirror-symmetric where the shape is. As a graph
 * they also have `edges`: along the curves, and the shortest links that join the parts to one face. Positions: [x, -y, 0] of
 * the shape, so up is positive. The picture shows the shape.
 *
 * @throws StrnnError 'option' for points, columns or layout; 'data' where neither scheme nor options have a shape; 'shape' for
 * one of another number of points
 */
export function landmarkSites(scheme: LandmarkScheme, options: LandmarkSitesOptions = {}): Sites {
  const { layout = 'grid', shape = scheme.template, where = 'landmarkSites' } = options;
  checkChoice(layout, `${where}.layout`, 'layout', ['grid', 'graph']);
  const chosen = choosePoints(options.points, scheme, where);
  if (shape === undefined) {
    const rule = `expected a shape (scheme ${scheme.name} has no template; meanShape makes one of faces)`;
    throw new StrnnError('data', `${where}: ${rule}, found none.`);
  }
  checkShape(shape, scheme, where);
  const { columns = oddFrom(Math.sqrt(chosen.length)) } = options;
  checkNumber(columns, `${where}.columns`, { low: 3, odd: true });
  return {
    names: chosen.map((point) => `landmark ${point}`),
    grid: landmarkCells(shape, scheme.mirror, chosen, columns),
    positions: chosen.map((point) => [shape[point][0], 0 - shape[point][1], 0] as const),
    ...(layout === 'graph' ? { edges: landmarkEdges(scheme, shape, chosen) } : {}),
    picture: pictureOf(scheme, shape, chosen),
  };
}

function checkShape(shape: readonly ShapePoint[], { count }: LandmarkScheme, where: string): void {
  if (shape.length !== count) {
    throw new StrnnError('shape', `${where}: expected a shape of ${count} points, found ${shape.length}.`);
  }
  const bad = shape.findIndex((place) => !place.every(Number.isFinite));
  if (bad >= 0) {
    const found = `[${shape[bad].join(', ')}]`;
    throw new StrnnError('data', `${where}: expected a shape of finite numbers, found ${found} for point ${bad}.`);
  }
}

function pictureOf(
  { curves }: LandmarkScheme,
  shape: readonly ShapePoint[],
  chosen: readonly number[],
): NonNullable<Sites['picture']> {
  const drawn = [...new Set([...chosen, ...curves.flatMap(({ points }) => points)])].map((point) => shape[point]);
  const extent = (axis: 0 | 1) => {
    const values = drawn.map((place) => place[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [[left, right], [top, bottom]] = [extent(0), extent(1)];
  // A face of one point, or of points on a vertical line, has no width to go by.
  const size = right - left || bottom - top || 1;
  const scale = (pictureWidth - 2 * margin) / size;
  const place = ([x, y]: ShapePoint) => [margin + scale * (x - left), margin + scale * (y - top)] as const;
  return {
    width: scale * (right - left) + 2 * margin,
    height: scale * (bottom - top) + 2 * margin,
    areas: chosen.map((point) => [...place(shape[point]), 0, 0] as const),
    lines: curves.map(({ points, closed }) => [...points, ...(closed ? [points[0]] : [])].map((p) => place(shape[p]))),
  };
}

function oddFrom(value: number): number {
  const least = Math.max(3, Math.ceil(value));
  return least + (least % 2 === 0 ? 1 : 0);
}
