import { StrnnError } from '@strnn/core/error';
import { checkNumber } from '../option/checkNumber.js';
import type { BlockGrid } from './BlockGrid.js';

/** A million sites are a mistyped option, and the names alone would fill the memory. */
const mostBlocks = 2 ** 20;

/**
 * Refuses a grid that is none.
 * @param where opens the message
 * @throws StrnnError 'option' unless rows and columns are integers >= 1 and their product at most 1048576
 */
export function checkBlockGrid({ rows, columns }: BlockGrid, where: string): void {
  checkNumber(rows, `${where}.rows`, { low: 1, integer: true });
  checkNumber(columns, `${where}.columns`, { low: 1, integer: true });
  if (rows * columns > mostBlocks) {
    const found = `found ${rows} rows x ${columns} columns`;
    throw new StrnnError('option', `${where}: expected at most ${mostBlocks} blocks, ${found}.`);
  }
}

/** @throws StrnnError 'shape' for more blocks than pixels along a side */
export function checkBlocksFit(
  { rows, columns }: BlockGrid,
  { width, height }: { readonly width: number; readonly height: number },
  where: string,
): void {
  if (rows <= height && columns <= width) return;
  const rule = `expected no more blocks than pixels (${height} rows, ${width} columns)`;
  throw new StrnnError('shape', `${where}: ${rule}, found ${rows} rows and ${columns} columns of blocks.`);
}
