import { StrnnError } from '../../error/index.js';
import type { CheckResult } from '../CheckResult.js';

/** What went wrong, as a line of a check: a check reports and never throws. */
export function problemOf(error: unknown): CheckResult {
  const message = error instanceof StrnnError ? error.message : `unexpected: ${String(error)}`;
  return { level: 'error', message };
}
