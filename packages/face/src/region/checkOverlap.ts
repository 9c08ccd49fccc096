import { checkNumber } from '../option/checkNumber.js';

/** @throws StrnnError 'option' unless 0 <= overlap < 1 */
export function checkOverlap(overlap: number, where: string): void {
  checkNumber(overlap, `${where}.overlap`, { low: 0, high: 1, open: true });
}
