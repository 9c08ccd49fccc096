import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

let known: string | undefined;

/**
 * Version of this package and a SHA-256 over its code as it lies there (src in a clone, dist when installed), so that what
 * another version of the code prepared is never taken, not even while somebody is changing it.
 */
export function codeVersion(): string {
  known ??= `${packageVersion()} ${hashCode(fileURLToPath(new URL('../', import.meta.url)))}`;
  return known;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function hashCode(root: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name) && !/\.(test|d)\./.test(name) && !/(^|[\\/])fixtures[\\/]/.test(name))
    .sort();
  for (const name of files) hash.update(`${name}\n`).update(readFileSync(join(root, name)));
  return hash.digest('hex');
}
