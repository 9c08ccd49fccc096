import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../cache/hashFile.js';
import type { CheckResult } from '../CheckResult.js';

/** Sizes and hashes of the files of a bundled data set, `manifest.json` beside them. */
interface Manifest {
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
}

/** Whether every file of manifest.json is there with its size and SHA-256, and which files are not in it. Never rejects. */
export async function checkManifest(folder: string): Promise<CheckResult[]> {
  const manifestFile = join(folder, 'manifest.json');
  let files: Manifest['files'];
  try {
    ({ files } = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest);
    for (const { bytes, sha256 } of Object.values(files)) {
      if (typeof bytes !== 'number' || typeof sha256 !== 'string') throw new Error('an entry lacks bytes or sha256');
    }
  } catch (error) {
    const message = `${manifestFile}: expected the sizes and hashes of the files; ${(error as Error).message}. Sizes and hashes were not checked.`;
    return [{ level: 'error', message }];
  }
  const results: CheckResult[] = [];
  for (const [name, { bytes, sha256 }] of Object.entries(files)) {
    const found = await hashFile(join(folder, name)).catch(() => undefined);
    if (found === undefined) results.push({ level: 'error', message: `${name}: missing` });
    else if (found.bytes !== bytes) {
      results.push({ level: 'error', message: `${name}: expected ${bytes} bytes, found ${found.bytes}` });
    } else if (found.sha256 !== sha256) {
      const message = `${name}: the size is right, the content is not (SHA-256 differs from manifest.json)`;
      results.push({ level: 'error', message });
    }
  }
  if (results.length === 0) {
    const message = `${Object.keys(files).length} files with the sizes and SHA-256 of manifest.json`;
    results.push({ level: 'ok', message });
  }
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const extra = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== 'manifest.json' && !Object.hasOwn(files, name));
  for (const name of extra.sort()) results.push({ level: 'warning', message: `${name}: not part of the data set` });
  return results;
}
