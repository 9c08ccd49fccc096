import { StrnnError } from '@strnn/core/error';
import { z } from 'zod';
import type { Axis, AxisValue } from './AblationDefinition.js';
import type { AxisTarget } from './axisTargets.js';
import { describeExpected } from './describeExpected.js';
import { evaluateExpression } from './evaluateExpression.js';
import { evaluateOne } from './evaluateOne.js';
import { expandRange, MAX_VALUES, type NumberRange } from './expandRange.js';
import { factorOf } from './factorOf.js';
import { numericOption } from './numericOption.js';
import { optionPath } from './optionPath.js';
import { showValue } from './showValue.js';
import { simplifyNames } from './simplifyNames.js';

const bound = z.number();
const rangeSchema = z.union([
  z.strictObject({ from: bound, to: bound, step: bound }),
  z.strictObject({ from: bound, to: bound, count: bound, scale: z.enum(['linear', 'log']).optional() }),
]);

const FORMS =
  "a list ([16, 32]), a range ({ from: 16, to: 64, step: 16 } or { from: 1e-4, to: 1e-2, count: 5, scale: 'log' }) " +
  "or an expression ('2^[4:6]', '[1, 2, 5] * 1e-3')";

/**
 * Writes an axis out as a list and checks every value.
 * @param where its option path
 * @throws StrnnError 'option', a line for every value that is wrong
 */
export function resolveAxis(
  name: string,
  input: unknown,
  { path, schema, setting, suffix }: AxisTarget,
  where = optionPath('vary', [name]),
): Axis {
  const numeric = schema === undefined ? {} : numericOption(schema);
  const listed = numeric
    ? listNumbers(where, input, numeric.unit, schema === undefined)
    : listValues(where, input, schema!);
  const values = listed.map(simplifyNames);
  if (values.length === 0) throw new StrnnError('option', `${where}: the axis has no values.`);
  if (values.length > MAX_VALUES) {
    throw new StrnnError('option', `${where}: the axis has ${values.length} values; at most ${MAX_VALUES}.`);
  }
  const source = Array.isArray(input) ? '' : typeof input === 'string' ? ` (from '${input}')` : ' (from the range)';
  const issues: string[] = [];
  const first = new Map<string, number>();
  values.forEach((value, index) => {
    const at = `${where}[${index}]`;
    if (schema !== undefined && !schema.safeParse(value).success) {
      issues.push(`${at}: expected ${describeExpected(schema)}, found ${showValue(value)}${source}.`);
      return;
    }
    if (!['string', 'number', 'boolean', 'object'].includes(typeof value) || value === null) {
      issues.push(`${at}: expected a text, a number, true or false, found ${showValue(value)}.`);
      return;
    }
    const text = String(factorOf(value as AxisValue));
    const earlier = first.get(text);
    if (earlier !== undefined)
      issues.push(`${at}: ${showValue(value)} is there already, as ${where}[${earlier}]${source}.`);
    else first.set(text, index);
  });
  if (issues.length > 0) throw new StrnnError('option', issues.join('\n'));
  return {
    name,
    path,
    values: values as AxisValue[],
    ...(setting && { settings: values.map(setting) }),
    ...(suffix !== undefined && { suffix }),
    ...(typeof input === 'string' && { expression: input }),
  };
}

function listValues(where: string, input: unknown, schema: z.ZodType): readonly unknown[] {
  if (Array.isArray(input)) return input as unknown[];
  const example = typeof input === 'string' ? ` such as ['${input}']` : '';
  throw new StrnnError(
    'option',
    `${where}: expected a list${example}, each value ${describeExpected(schema)}, found ${showValue(input)}.`,
  );
}

/** The values of a range, an expression or a list; texts in a list are expressions unless `alsoText`. */
export function listNumbers(
  where: string,
  input: unknown,
  unit: string | undefined,
  alsoText: boolean,
): readonly unknown[] {
  const allowed = `Allowed: ${FORMS}${unit === undefined ? '' : `, with units ('4 ${unit}')`}.`;
  const attempt = <T>(at: string, text: string, compute: () => T): T => {
    try {
      return compute();
    } catch (error) {
      throw new StrnnError('option', `${at}: ${text}${(error as Error).message}. ${allowed}`);
    }
  };
  if (typeof input === 'string') return attempt(where, `'${input}': `, () => evaluateExpression(input, unit));
  if (Array.isArray(input)) {
    return (input as unknown[]).map((value, index) =>
      typeof value === 'string' && !alsoText
        ? attempt(`${where}[${index}]`, `'${value}': `, () => evaluateOne(value, unit))
        : value,
    );
  }
  const range = rangeSchema.safeParse(input);
  if (!range.success) {
    throw new StrnnError('option', `${where}: expected the values of an axis, found ${showValue(input)}. ${allowed}`);
  }
  return attempt(where, '', () => expandRange(range.data as NumberRange));
}
