import { StrnnError } from '@strnn/core/error';
import type { Axis, AxisValue } from './AblationDefinition.js';
import { MAX_VALUES } from './expandRange.js';
import { optionPath } from './optionPath.js';
import { listNumbers } from './resolveAxis.js';
import { showValue } from './showValue.js';

/**
 * An axis over an option of the data set. Only the data set knows its options; it checks them when the matrix is planned.
 * @throws StrnnError 'option', a line for every value that no option can have
 */
export function resolveDataAxis(name: string, input: unknown): Axis {
  const where = optionPath('vary', [name]);
  const settings = listNumbers(where, input, undefined, true);
  if (settings.length === 0) throw new StrnnError('option', `${where}: the axis has no values.`);
  if (settings.length > MAX_VALUES) {
    throw new StrnnError('option', `${where}: the axis has ${settings.length} values; at most ${MAX_VALUES}.`);
  }
  const issues: string[] = [];
  const first = new Map<string, number>();
  const values = settings.map((value, index): AxisValue => {
    const at = `${where}[${index}]`;
    const shown = showSetting(value);
    if (shown === undefined) {
      issues.push(
        `${at}: expected a text, a number, true, false, null or a list of texts or numbers, found ${showValue(value)}. Settings with options inside are axes of their own ('data.recipe.window': [1, 2]) or data sets under names (data: { a: ..., b: ... }).`,
      );
      return '';
    }
    const earlier = first.get(JSON.stringify(value));
    if (earlier === undefined) first.set(JSON.stringify(value), index);
    else issues.push(`${at}: ${showValue(value)} is there already, as ${where}[${earlier}].`);
    return shown;
  });
  if (issues.length > 0) throw new StrnnError('option', issues.join('\n'));
  const isPlain = settings.every((value, index) => value === values[index]);
  return {
    name,
    path: name,
    values,
    ...(!isPlain && { settings }),
    ...(typeof input === 'string' && { expression: input }),
  };
}

/** As tables show it: null is `'null'`, `[4, 6]` is `'4+6'`; undefined for what is no value. */
function showSetting(value: unknown): AxisValue | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const isList =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string' || Number.isFinite(item));
  return isList ? (value as unknown[]).join('+') : undefined;
}
