import type { Cell } from './Cell.js';
import { elman } from './elman.js';
import { gru } from './gru.js';
import { lstm } from './lstm.js';

/** The cells that come with the package. */
export const builtinCells: readonly Cell[] = [elman, gru, lstm];
