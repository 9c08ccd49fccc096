import { StrnnError, unknownName } from '@strnn/core/error';
import { showValue } from './showValue.js';

/**
 * @param where `'resizeImage.method'`
 * @param kind what the names are names of
 * @throws StrnnError 'option' with the nearest name unless the value is an allowed one
 */
export function checkChoice(value: unknown, where: string, kind: string, allowed: readonly string[]): void {
  if (allowed.includes(value as string)) return;
  throw unknownName(where, kind, typeof value === 'string' ? value : showValue(value), allowed);
}

/** @throws StrnnError 'option' as `checkChoice`, and for anything but a list of different names with at least one */
export function checkChoices(values: unknown, where: string, kind: string, allowed: readonly string[]): void {
  if (!Array.isArray(values) || values.length === 0) {
    const rule = `expected a list of at least one of ${allowed.join(', ')}`;
    throw new StrnnError('option', `${where}: ${rule}, found ${showValue(values)}.`);
  }
  for (const [place, value] of (values as unknown[]).entries()) {
    checkChoice(value, where, kind, allowed);
    if (values.indexOf(value) !== place) {
      throw new StrnnError('option', `${where}: expected every ${kind} once, found '${String(value)}' twice.`);
    }
  }
}
