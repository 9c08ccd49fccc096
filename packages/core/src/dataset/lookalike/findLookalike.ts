import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CheckResult } from '../CheckResult.js';

/** Name of the file that tells a look-alike from the real data. */
export const lookalikeReadme = 'README-LOOKALIKE.txt';

/** A warning when the folder, or the one above it, is a generated look-alike; nothing for real data. */
export function findLookalike(folder: string): CheckResult[] {
  const found = [folder, dirname(folder)].find((place) => existsSync(join(place, lookalikeReadme)));
  if (found === undefined) return [];
  return [
    {
      level: 'warning',
      message: `${join(found, lookalikeReadme)}: this is a generated look-alike, not the data set; its values are made up`,
    },
  ];
}
