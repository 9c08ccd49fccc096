import { basename } from 'node:path';
import { type CheckResult, problemOf } from '@strnn/core/dataset';
import type { CkPlusFolder } from './CkPlusFolder.js';
import { readCkPlusFacs } from './readCkPlusFacs.js';

/** Reads every file of action units. They are not needed for the emotions. */
export async function inspectCkPlusFacs({ facs, sequences }: CkPlusFolder): Promise<CheckResult[]> {
  if (facs === undefined)
    return [{ level: 'warning', message: 'no files of action units (FACS); the emotions do not need them' }];
  const results: CheckResult[] = [];
  let read = 0;
  for (const { name, facsFiles } of sequences) {
    if (facsFiles.length > 1) {
      const found = facsFiles.map((file) => basename(file)).join(', ');
      results.push({ level: 'warning', message: `${name}: expected one file of action units, found ${found}` });
    }
    for (const file of facsFiles) {
      try {
        await readCkPlusFacs(file);
        read += 1;
      } catch (error) {
        results.push(problemOf(error));
      }
    }
  }
  if (read > 0) results.unshift({ level: 'ok', message: `${read} files of action units` });
  const without = sequences.filter(({ facsFiles }) => facsFiles.length === 0).length;
  if (without > 0) results.push({ level: 'warning', message: `${without} sequences have no file of action units` });
  return results;
}
