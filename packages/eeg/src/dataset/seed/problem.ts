import { basename } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';

/** An error as a line of a check; a check reports what it cannot read and goes on. */
export function problem(file: string, error: unknown): CheckResult {
  const message = error instanceof Error ? error.message : String(error);
  return { level: 'error', message: message.includes(basename(file)) ? message : `${basename(file)}: ${message}` };
}
