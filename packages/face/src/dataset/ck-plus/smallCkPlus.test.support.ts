import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { generateCkPlus } from './generateCkPlus.js';

/** A look-alike in a folder of its own, and copies of it that a test may damage. */
export interface SmallCkPlus {
  readonly folder: string;
  /** @returns the copy's folder */
  copy(name: string): string;
}

/** @param root see `temporaryFolder` */
export async function smallCkPlus(root: string, subjects: number): Promise<SmallCkPlus> {
  const folder = join(root, 'lookalike');
  await generateCkPlus(folder, { small: true, subjects });
  return {
    folder,
    copy(name) {
      const to = join(root, name);
      cpSync(folder, to, { recursive: true });
      return to;
    },
  };
}

export function only(level: CheckResult['level'], results: readonly CheckResult[]): string[] {
  return results.filter((result) => result.level === level).map(({ message }) => message);
}
