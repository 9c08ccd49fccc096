import { StrnnError } from '@strnn/core/error';
import { showValue } from '../option/showValue.js';

/**
 * What lies around an image: `'replicate'` goes on with its outermost pixels (OpenCV BORDER_REPLICATE, SciPy
 * 'nearest'); a number from 0 to 1 is a plain surface of that level, in every channel (OpenCV BORDER_CONSTANT, SciPy
 * 'grid-constant').
 */
export type Border = 'replicate' | number;

/** @throws StrnnError 'option' for anything but a border */
export function checkBorder(border: unknown, where: string): void {
  if (border === 'replicate' || (typeof border === 'number' && border >= 0 && border <= 1)) return;
  throw new StrnnError(
    'option',
    `${where}.border: expected 'replicate' or a level from 0 (black) to 1, found ${showValue(border)}.`,
  );
}
