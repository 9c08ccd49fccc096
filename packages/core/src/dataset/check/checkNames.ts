import type { CheckResult } from '../CheckResult.js';

/** A line for the names that should be there, and one for those that should not. */
export function checkNames(
  what: string,
  expected: readonly string[],
  found: readonly string[],
  others: readonly string[],
): CheckResult[] {
  const missing = expected.filter((name) => !found.includes(name));
  const results: CheckResult[] = [
    missing.length === 0
      ? { level: 'ok', message: `${found.length} ${what}` }
      : {
          level: 'warning',
          message: `${found.length} of ${expected.length} ${what}; missing: ${listed(missing)}. What is there can be used`,
        },
  ];
  if (others.length > 0) results.push({ level: 'warning', message: `not part of the data set: ${listed(others)}` });
  return results;
}

function listed(names: readonly string[]): string {
  const more = names.length - 8;
  return names.slice(0, more > 0 ? 8 : undefined).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
