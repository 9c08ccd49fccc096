import { StrnnError } from '@strnn/core/error';
import { showValue } from './showValue.js';

export interface NumberRule {
  readonly low: number;
  /** Default: no limit. */
  readonly high?: number;
  /** Whether `high` itself is too much already. Default false. */
  readonly open?: boolean;
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
  const { low, high = Infinity, open = false, integer = false, odd = false } = rule;
  const kind = odd ? 'an odd integer' : integer ? 'an integer' : 'a number';
  const isRight = (number: number): boolean => (odd ? number % 2 === 1 : !integer || Number.isInteger(number));
  const isBelow = (number: number): boolean => (open ? number < high : number <= high);
  if (typeof value === 'number' && value >= low && isBelow(value) && isRight(value)) return;
  const range = high === Infinity ? `>= ${low}` : `from ${low} to ${open ? 'below ' : ''}${high}`;
  throw new StrnnError('option', `${where}: expected ${kind} ${range}, found ${showValue(value)}.`);
}

/** A gigabyte of gray values. */
const mostPixels = 2 ** 28;

/** Sides of a picture, in pixels. @throws StrnnError 'option' unless both are integers from 1 to 65535 */
export function checkSize(size: { readonly width: number; readonly height: number }, where: string): void {
  checkNumber(size.width, `${where}.width`, { low: 1, high: 65535, integer: true });
  checkNumber(size.height, `${where}.height`, { low: 1, high: 65535, integer: true });
  if (size.width * size.height <= mostPixels) return;
  const found = `found ${size.width} x ${size.height}`;
  throw new StrnnError('option', `${where}: expected at most ${mostPixels} pixels (2^28), ${found}.`);
}
