import { StrnnError } from '@strnn/core/error';
import { checkChoice } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { showValue } from '../../option/showValue.js';
import { polyhedra, type Polyhedron } from './polyhedronAxes.js';

export const hog3dOpposites = ['merged', 'separate'] as const;
/** Whether a gradient and its opposite count as one direction. Merged, the direction of motion of an edge stays, what is
 * lost is which of its sides is brighter. */
export type Hog3dOpposite = (typeof hog3dOpposites)[number];

export interface Hog3dFeatureOptions {
  /** Cells of a block along x, y and t, each 1 to 16. Default [2, 2, 1]. */
  readonly cells?: readonly [x: number, y: number, t: number];
  /** Sub-blocks of a cell along each axis (the paper's S), 1 to 8: each votes with its mean gradient. Default 3. */
  readonly subBlocks?: number;
  /** Default `'icosahedron'`. */
  readonly polyhedron?: Polyhedron;
  /** Default `'merged'`: 10 directions of an icosahedron, 6 of a dodecahedron. */
  readonly opposite?: Hog3dOpposite;
  /** Largest part of the norm that one value may have, 0.01 to 1 (no limit), as in SIFT. Default 0.25. */
  readonly clip?: number;
}

const optionNames = ['cells', 'subBlocks', 'polyhedron', 'opposite', 'clip'] as const;

/**
 * Checks the options and fills in the defaults.
 * @param where opens the message
 * @throws StrnnError 'option' naming the option, what was expected and what was found
 */
export function resolveHog3dOptions(options: Hog3dFeatureOptions, where: string): Required<Hog3dFeatureOptions> {
  checkOptionNames(options, where, optionNames);
  const { cells = [2, 2, 1], subBlocks = 3, polyhedron = 'icosahedron', opposite = 'merged', clip = 0.25 } = options;
  if (!Array.isArray(cells) || cells.length !== 3) {
    const rule = 'expected three numbers, along x, y and t';
    throw new StrnnError('option', `${where}.cells: ${rule}, found ${showValue(cells)}.`);
  }
  const [x, y, t] = cells as readonly [number, number, number];
  for (const [axis, value] of Object.entries({ x, y, t })) {
    checkNumber(value, `${where}.cells along ${axis}`, { low: 1, high: 16, integer: true });
  }
  checkNumber(subBlocks, `${where}.subBlocks`, { low: 1, high: 8, integer: true });
  checkChoice(polyhedron, `${where}.polyhedron`, 'polyhedron', polyhedra);
  checkChoice(opposite, `${where}.opposite`, 'rule', hog3dOpposites);
  checkNumber(clip, `${where}.clip`, { low: 0.01, high: 1 });
  return { cells: [x, y, t], subBlocks, polyhedron, opposite, clip };
}
