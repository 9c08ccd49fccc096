import { StrnnError } from '@strnn/core/error';
import type { BlockGrid } from './BlockGrid.js';

/** A million sites are a mistyped option, and the names alone would fill the memory. */
const mostBlocks = 2 ** 20;

/**
 * Refuses a grid that is none.
 * @param where opens the message
 * @throws StrnnError 'option' unless rows and columns are integers >= 1 and their product at most 1048576
 */
export function checkBlockGrid({ rows, columns }: BlockGrid, where: string): void {
  for (const [option, value] of Object.entries({ rows, columns })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new StrnnError('option', `${where}: expected ${option} to be an integer >= 1, found ${value}.`);
    }
  }
  if (rows * columns > mostBlocks) {
    const found = `found ${rows} rows x ${columns} columns`;
    throw new StrnnError('option', `${where}: expected at most ${mostBlocks} blocks, ${found}.`);
  }
}
