import { checkExpression, EXPRESSION_FUNCTIONS } from './checkExpression.js';
import { MAX_VALUES } from './expandRange.js';
import { mathExpressions } from './mathExpressions.js';
import { tidyNumber } from './tidyNumber.js';

/** Longest expression, in characters. */
const MAX_EXPRESSION = 200;

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/**
 * The numbers that a mathjs expression stands for, flattened: `'2^[4:6]'` -> 16, 32, 64; `'[1, 2, 5] * 1e-3'`;
 * with the unit `'s'`, `'62.5 ms'` -> 0.0625. Arithmetic works value by value.
 * @param unit the option's base unit (`'s'`, `'Hz'`); a plain number counts as being in it. Without it no unit is allowed.
 * @throws Error saying what is wrong with the expression (the caller names the option)
 */
export function evaluateExpression(expression: string, unit?: string): number[] {
  if (NUMBER.test(expression)) return [finite(Number(expression))];
  if (expression.trim() === '') throw new Error('the expression is empty');
  if (expression.length > MAX_EXPRESSION) {
    throw new Error(`the expression has ${expression.length} characters; at most ${MAX_EXPRESSION}`);
  }
  const { math, parse } = mathExpressions();
  const scope = new Map(EXPRESSION_FUNCTIONS.map((name) => [name as string, elementwise(name)]));
  const result: unknown = checkExpression(math, parse(expression)).evaluate(scope);
  const values: unknown[] = math.isMatrix(result) ? math.flatten(result).toArray() : [result];
  if (values.length === 0) throw new Error('the expression gives no value');
  if (values.length > MAX_VALUES)
    throw new Error(`the expression gives ${values.length} values; at most ${MAX_VALUES}`);
  return values.map((value) => toNumber(value, unit));
}

function elementwise(name: (typeof EXPRESSION_FUNCTIONS)[number]) {
  const { math } = mathExpressions();
  const apply = math[name] as (value: unknown, ...rest: unknown[]) => unknown;
  return (value: unknown, ...rest: unknown[]): unknown =>
    math.isMatrix(value) ? math.map(value, (element) => apply(element, ...rest) as never) : apply(value, ...rest);
}

function toNumber(value: unknown, unit: string | undefined): number {
  const { math } = mathExpressions();
  if (math.isUnit(value)) {
    if (unit === undefined) throw new Error(`the expression gives ${math.format(value)}, but this option has no unit`);
    if (!value.equalBase(math.unit(unit))) {
      throw new Error(`the expression gives ${math.format(value)}, which is no quantity in ${unit}`);
    }
    return finite(value.toNumber(unit));
  }
  if (typeof value === 'number') return finite(value);
  throw new Error(`the expression gives ${describe(value)}, not a real number`);
}

function describe(value: unknown): string {
  const { math } = mathExpressions();
  return `${math.format(value, { precision: 6 })} (${math.typeOf(value).toLowerCase()})`;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`the expression gives ${value}; values must be finite`);
  return tidyNumber(value);
}
