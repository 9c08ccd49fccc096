import { completeOptions } from './completeOptions.js';
import type { ModelSpec } from './PlannedCell.js';
import { strnnOptionsSchema } from './strnnOptions.js';

/**
 * A 'strnn' model with every option; other models as they are (they are completed when the matrix is planned, by what
 * knows them).
 * @param where option path of the model
 * @param issues gets a line for everything that is wrong
 */
export function completeModel(
  { kind, options }: { readonly kind: string; readonly options: object },
  where: string,
  issues: string[],
): ModelSpec {
  if (kind !== 'strnn') return { kind, options: { ...options } };
  const completed = completeOptions(strnnOptionsSchema, { ...options }, where);
  issues.push(...(completed.issues ?? []));
  return { kind, options: completed.options ?? {} };
}
