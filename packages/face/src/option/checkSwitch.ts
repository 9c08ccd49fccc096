import { StrnnError } from '@strnn/core/error';
import { showValue } from './showValue.js';

/** @param where `'lbpFeature.normalise'` @throws StrnnError 'option' unless true or false */
export function checkSwitch(value: unknown, where: string): void {
  if (typeof value === 'boolean') return;
  throw new StrnnError('option', `${where}: expected true or false, found ${showValue(value)}.`);
}
