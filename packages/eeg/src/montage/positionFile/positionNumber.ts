import { StrnnError } from '@strnn/core/error';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/**
 * A number of a position file.
 * @param where File and line; opens the message.
 * @param what The field, such as `'theta in degrees'`.
 * @throws StrnnError `data` for anything but a finite decimal number.
 */
export function positionNumber(text: string | undefined, where: string, what: string): number {
  const value = text !== undefined && decimal.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  const found = text === undefined || text.trim() === '' ? 'nothing' : `'${text.trim().slice(0, 40)}'`;
  throw new StrnnError('data', `${where}: expected ${what}, a number, found ${found}`);
}
