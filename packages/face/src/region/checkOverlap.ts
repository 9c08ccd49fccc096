import { StrnnError } from '@strnn/core/error';

/** @throws StrnnError 'option' unless 0 <= overlap < 1 */
export function checkOverlap(overlap: number, where: string): void {
  if (!(overlap >= 0 && overlap < 1)) {
    throw new StrnnError('option', `${where}: expected overlap to be a fraction, 0 <= overlap < 1, found ${overlap}.`);
  }
}
