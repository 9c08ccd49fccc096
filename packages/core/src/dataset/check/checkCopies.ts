import { stat } from 'node:fs/promises';
import { hashFile } from '../cache/hashFile.js';
import type { CheckResult } from '../CheckResult.js';

/**
 * An error for every file that holds the same bytes as one before it: a recording under two names would be two subjects (or
 * trials), on both sides of a split. Files are hashed only where sizes agree; what cannot be read is passed over.
 */
export async function checkCopies(
  files: readonly { readonly name: string; readonly file: string }[],
): Promise<CheckResult[]> {
  const sizes = new Map<number, typeof files>();
  for (const entry of files) {
    const size = await stat(entry.file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > 0) sizes.set(size, [...(sizes.get(size) ?? []), entry]);
  }
  const results: CheckResult[] = [];
  for (const same of sizes.values()) {
    if (same.length < 2) continue;
    const first = new Map<string, string>();
    for (const { name, file } of same) {
      const hash = await hashFile(file).catch(() => undefined);
      if (hash === undefined) continue;
      const other = first.get(hash.sha256);
      if (other === undefined) first.set(hash.sha256, name);
      else
        results.push({ level: 'error', message: `${name}: holds the same bytes as ${other}; one of them is a copy` });
    }
  }
  return results;
}
