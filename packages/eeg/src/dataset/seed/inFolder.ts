import { isAbsolute } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';

/** Lines on a file, told with the folder's name in front; those that already name the whole path stay as they are. */
export function inFolder(folder: string, results: readonly CheckResult[]): CheckResult[] {
  return results.map(({ level, message }) => ({
    level,
    message: isAbsolute(message) ? message : `${folder}/${message}`,
  }));
}
