import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles } from './storeFormat.js';

/**
 * Moves a damaged `result.json` aside, as `result.json.corrupt` (then `.corrupt-2`, ...), so that the cell can be run
 * again and nothing is lost. Returns the new path.
 */
export function quarantineResult(folder: string): string {
  const path = join(folder, storeFiles.result);
  let aside = `${path}.corrupt`;
  for (let n = 2; existsSync(aside); n++) aside = `${path}.corrupt-${n}`;
  renameSync(path, aside);
  rmSync(join(folder, storeFiles.summary), { force: true });
  return aside;
}
