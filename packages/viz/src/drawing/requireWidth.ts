import { requireFinite } from '../check/index.js';
import { SMALLEST_WIDTH } from './DrawingOptions.js';

/** Refuses a width that no drawing fits in. */
export function requireWidth(where: string, width: number): void {
  requireFinite(where, 'width', width);
  if (width < SMALLEST_WIDTH)
    throw new RangeError(`${where}: width must be at least ${SMALLEST_WIDTH} pixels, but is ${width}.`);
}
