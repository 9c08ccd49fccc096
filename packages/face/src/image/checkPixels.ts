import { StrnnError } from '@strnn/core/error';
import { largestPixels, type ReadImageLimits } from './ReadImageLimits.js';

/**
 * Refuses a picture that announces more pixels than allowed.
 * @throws StrnnError 'option' for a limit that is no number >= 1; 'data' for a picture above it
 */
export function checkPixels(width: number, height: number, where: string, limits: ReadImageLimits): void {
  const { pixels = largestPixels } = limits;
  if (!(pixels >= 1)) throw new StrnnError('option', `pixels: expected a number >= 1, found ${pixels}.`);
  if (width * height > pixels) {
    const found = `${width} x ${height} = ${width * height}`;
    throw new StrnnError('data', `${where}: expected at most ${pixels} pixels (option 'pixels'), found ${found}.`);
  }
}
