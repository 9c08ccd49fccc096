import type { CheckResult } from '@strnn/core/dataset';

/** The lines of one kind of check, of errors and of warnings at most so many each, and how many more there are. */
export function shortenResults(results: readonly CheckResult[], most: number, where = ''): CheckResult[] {
  return (['ok', 'error', 'warning'] as const).flatMap((level): CheckResult[] => {
    const own = results.filter((result) => result.level === level);
    if (level === 'ok' || own.length <= most) return own;
    return [...own.slice(0, most), { level, message: `${where}and ${own.length - most} more of this kind` }];
  });
}
