import { StrnnError } from '@strnn/core/error';

export interface NumberRule {
  readonly low: number;
  readonly high: number;
  /** Whether only whole numbers will do. Default false. */
  readonly integer?: boolean;
  /** Whether only odd whole numbers will do. Default false. */
  readonly odd?: boolean;
}

/**
 * @param where `'resizeImage.width'`
 * @throws StrnnError 'option' unless the value is a number with low <= value <= high
 */
export function checkNumber(value: unknown, where: string, rule: NumberRule): void {
  const { low, high, integer = false, odd = false } = rule;
  const kind = odd ? 'an odd integer' : integer ? 'an integer' : 'a number';
  const isRight = (number: number): boolean => (odd ? number % 2 === 1 : !integer || Number.isInteger(number));
  if (typeof value === 'number' && value >= low && value <= high && isRight(value)) return;
  const found = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  const range = high === Infinity ? `>= ${low}` : `from ${low} to ${high}`;
  throw new StrnnError('option', `${where}: expected ${kind} ${range}, found ${found}.`);
}

/** Sides of a picture, in pixels. @throws StrnnError 'option' unless both are integers from 1 to 65535 */
export function checkSize(size: { readonly width: number; readonly height: number }, where: string): void {
  checkNumber(size.width, `${where}.width`, { low: 1, high: 65535, integer: true });
  checkNumber(size.height, `${where}.height`, { low: 1, high: 65535, integer: true });
}
