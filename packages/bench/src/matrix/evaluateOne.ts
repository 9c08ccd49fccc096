import { evaluateExpression } from './evaluateExpression.js';

/**
 * The one number that an expression stands for: `'2^5'` -> 32.
 * @throws Error when the expression is wrong, or stands for several numbers (the caller names the option)
 */
export function evaluateOne(expression: string, unit?: string): number {
  const values = evaluateExpression(expression, unit);
  if (values.length !== 1) throw new Error(`the expression gives ${values.length} values, not one`);
  return values[0];
}
