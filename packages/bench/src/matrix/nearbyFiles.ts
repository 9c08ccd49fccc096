import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { nearestName } from '@strnn/core/error';
import fastGlob from 'fast-glob';
import { experimentStem } from './experimentStem.js';

/** How deep under a folder files are looked for, and how many an error lists. */
const DEPTH = 4;
const LISTED = 8;

/**
 * For a file that is not there: `" Did you mean 'a/b.ablation.ts'? Found: ..."`, from the files like it in the nearest
 * folder that exists, or `''`.
 * @param path absolute
 * @param pattern glob of files that would do
 */
export async function nearbyFiles(path: string, pattern: string): Promise<string> {
  let folder = dirname(resolve(path));
  while (!existsSync(folder) || !statSync(folder).isDirectory()) folder = dirname(folder);
  const options = { cwd: folder, deep: DEPTH, ignore: ['**/node_modules/**'], onlyFiles: true, suppressErrors: true };
  const found = (await fastGlob(pattern, options)).sort();
  if (found.length === 0) return ` No file in ${folder} matches ${pattern}.`;
  const stems = found.map(experimentStem);
  const nearest = nearestName(experimentStem(path), stems);
  const best = nearest === undefined ? undefined : found[stems.indexOf(nearest)];
  const hint = best === undefined ? '' : ` Did you mean '${best}'?`;
  const more = found.length > LISTED ? ` and ${found.length - LISTED} more` : '';
  return `${hint} Found in ${folder}: ${found.slice(0, LISTED).join(', ')}${more}.`;
}
