import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const known = new Map<string, string>();

/**
 * Version of a package and a SHA-256 over its code as it lies there (src in a clone, dist when installed), so that what
 * another version of the code prepared is never taken, not even while somebody is changing it.
 *
 * @param code folder with the code, right inside the package's folder: `new URL('../', import.meta.url)` from `src/cache/`
 */
export function codeVersion(code: URL): string {
  const version = known.get(code.href) ?? `${packageVersion(code)} ${hashCode(fileURLToPath(code))}`;
  known.set(code.href, version);
  return version;
}

function packageVersion(code: URL): string {
  const text = readFileSync(new URL('../package.json', code), 'utf8');
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
