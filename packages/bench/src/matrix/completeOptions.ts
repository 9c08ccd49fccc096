import type { z } from 'zod';
import { describeIssues } from './describeIssues.js';
import { evaluateOne } from './evaluateOne.js';
import { numericOption } from './numericOption.js';
import { simplifyNames } from './simplifyNames.js';

/** Every option with its value, or what is wrong, a line each. */
export type Completed =
  | { readonly options: Readonly<Record<string, unknown>>; readonly issues?: never }
  | { readonly issues: readonly string[]; readonly options?: never };

/**
 * Evaluates expressions (`hidden: '2^5'`), checks every option and fills in the defaults.
 * @param root path of the options, e.g. `'model'`
 */
export function completeOptions(
  schema: z.ZodObject,
  given: Readonly<Record<string, unknown>>,
  root: string,
): Completed {
  const issues: string[] = [];
  const evaluated: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const option = Object.hasOwn(schema.shape, key) ? (schema.shape[key] as z.ZodType) : undefined;
    const numeric = option && numericOption(option);
    if (numeric === undefined || typeof value !== 'string') {
      evaluated[key] = value;
      continue;
    }
    try {
      evaluated[key] = evaluateOne(value, numeric.unit);
    } catch (error) {
      const unit = numeric.unit === undefined ? '' : `, with a unit ('4 ${numeric.unit}')`;
      const allowed = `Allowed: a number, or an expression of one number ('2^5')${unit}.`;
      issues.push(`${root}.${key}: '${value}': ${(error as Error).message}. ${allowed}`);
    }
  }
  const parsed = schema.safeParse(evaluated);
  if (!parsed.success) issues.push(...describeIssues(parsed.error, schema, evaluated, root));
  if (!parsed.success || issues.length > 0) return { issues };
  return {
    options: Object.fromEntries(Object.entries(parsed.data).map(([key, value]) => [key, simplifyNames(value)])),
  };
}
