import { StrnnError } from '../error/StrnnError.js';
import { unknownName } from '../error/unknownName.js';
import type { OptionRule, OptionsOf, OptionTable } from './OptionTable.js';

/**
 * Fills in defaults and refuses unknown names and values out of range.
 *
 * @param where prefix of the option path in errors, e.g. `'model'`
 * @throws StrnnError 'option'
 */
export function resolveOptions<Table extends OptionTable>(
  table: Table,
  given: Readonly<Record<string, unknown>>,
  where: string,
): OptionsOf<Table> {
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(table, key)) throw unknownName(`${where}.${key}`, 'option', key, Object.keys(table));
  }
  const resolved: Record<string, unknown> = {};
  for (const [key, rule] of Object.entries(table)) {
    const value = given[key] === undefined ? rule.default : given[key];
    const expected = mismatch(rule, value);
    if (expected !== undefined) {
      throw new StrnnError('option', `${where}.${key}: expected ${expected}, but found ${show(value)}.`);
    }
    resolved[key] = value;
  }
  return resolved as OptionsOf<Table>;
}

/** What the rule asks for, when the value does not fit it. */
function mismatch(rule: OptionRule, value: unknown): string | undefined {
  switch (rule.kind) {
    case 'integer':
    case 'number': {
      const fits =
        typeof value === 'number' &&
        Number.isFinite(value) &&
        value >= rule.min &&
        value <= rule.max &&
        (rule.kind === 'number' || Number.isInteger(value));
      return fits
        ? undefined
        : `${rule.kind === 'integer' ? 'an integer' : 'a number'} from ${rule.min} to ${rule.max}`;
    }
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'choice':
      return typeof value === 'string' && rule.allowed.includes(value)
        ? undefined
        : `one of ${rule.allowed.join(', ')}`;
    case 'name':
      return typeof value === 'string' && value !== '' ? undefined : `the name of a ${rule.of}`;
    case 'names': {
      const list = typeof value === 'string' ? [value] : value;
      const fits = Array.isArray(list) && list.every((name) => typeof name === 'string' && name !== '');
      return fits ? undefined : `the name of a ${rule.of}, or a list of names`;
    }
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);
}
