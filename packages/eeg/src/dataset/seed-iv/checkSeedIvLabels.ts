import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { seedIvLabels, seedIvSessions } from './seedIvFacts.js';

/** Compares the labels that the loader gives with `session1_label = [1,2,...]` and so on in ReadMe.txt, where that is there. */
export async function checkSeedIvLabels(folder: string): Promise<CheckResult[]> {
  const name = (await readdir(folder).catch(() => [])).find((entry) => entry.toLowerCase() === 'readme.txt');
  if (name === undefined) {
    return [
      {
        level: 'warning',
        message: 'ReadMe.txt: missing; the labels of the trials are taken as known and were not compared',
      },
    ];
  }
  const text = await readFile(join(folder, name), 'latin1');
  return seedIvSessions.map((session): CheckResult => {
    const [, list] = new RegExp(`session\\s*${session}_label\\s*=\\s*\\[([^\\]]*)\\]`, 'i').exec(text) ?? [];
    if (list === undefined)
      return { level: 'warning', message: `${name}: no list session${session}_label = [...] to compare` };
    const found = list
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
    const known = seedIvLabels[session];
    const other = known.flatMap((label, trial) => (found[trial] === label ? [] : [trial + 1]));
    if (other.length === 0 && found.length === known.length) {
      return { level: 'ok', message: `${name}: the known labels of the 24 trials of session ${session}` };
    }
    const where = other.length > 0 ? `another class for trials ${other.join(', ')}` : `${found.length} labels`;
    return {
      level: 'error',
      message: `${name}: session ${session}: not the known labels, ${where}; the loader uses the known ones`,
    };
  });
}
