import { StrnnError, unknownName } from '@strnn/core/error';
import type { Axis, AxisValue } from '../AblationDefinition.js';
import { factorOf } from '../factorOf.js';
import { optionPath } from '../optionPath.js';
import { showValue } from '../showValue.js';
import type { Condition, Exclusion } from './Condition.js';

/** The values that a combination must have to be left out, as places in the axes; a condition as it is. */
export type CompiledExclusion = readonly { readonly axis: number; readonly value: number }[] | Condition;

/** @throws StrnnError 'option', a line for every axis and value that the experiment does not have */
export function compileExclusions(axes: readonly Axis[], exclude: readonly Exclusion[]): readonly CompiledExclusion[] {
  const issues: string[] = [];
  const compiled = exclude.map((entry, index) => {
    if (typeof entry === 'function') return entry;
    const pairs = Object.entries(entry).filter(([, value]) => value !== undefined);
    if (pairs.length === 0) issues.push(`exclude[${index}]: names no axis, and would leave out every cell.`);
    return pairs.flatMap(([name, value]) => {
      const found = findAxisValue(axes, name, value, `exclude[${index}]`);
      if (typeof found === 'string') issues.push(found);
      return typeof found === 'string' ? [] : [found];
    });
  });
  if (issues.length > 0) throw new StrnnError('option', issues.join('\n'));
  return compiled;
}

/** Where an axis's value stands, or what is wrong with its name or the value. */
export function findAxisValue(
  axes: readonly Axis[],
  name: string,
  value: unknown,
  where: string,
): { axis: number; value: number } | string {
  const axis = axes.findIndex((candidate) => candidate.name === name);
  const path = optionPath(where, [name]);
  if (axis === -1) {
    const names = axes.map((candidate) => candidate.name);
    return names.length === 0
      ? `${path}: the experiment has no axes (vary).`
      : unknownName(path, 'axis', name, names).message;
  }
  const place = axes[axis].values.findIndex((own, index) => isValue(own, axes[axis].settings?.[index], value));
  if (place !== -1) return { axis, value: place };
  const shown = axes[axis].values.map((candidate) => String(factorOf(candidate)));
  if (typeof value === 'string') return unknownName(path, `value of the axis`, value, shown).message;
  return `${path}: expected a value of the axis, found ${showValue(value)}. Allowed: ${shown.join(', ')}.`;
}

/** The value as written in `vary`; a list also as the text that stands for it in tables. */
function isValue(own: AxisValue, setting: unknown, value: unknown): boolean {
  if (own === value || (typeof own === 'object' && factorOf(own) === value)) return true;
  const written = setting === undefined || isSource(setting) ? own : setting;
  return JSON.stringify(written) === JSON.stringify(value);
}

/** A protocol or a data set, which goes by its name. */
function isSource(setting: unknown): boolean {
  return typeof setting === 'object' && setting !== null && !Array.isArray(setting);
}
