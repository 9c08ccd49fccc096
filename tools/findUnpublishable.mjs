import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { findMachinePath } from './machinePaths.mjs';

const text = new Set(['.js', '.mjs', '.cjs', '.ts', '.json', '.map', '.md', '.css', '.html', '.txt', '.c', '.h', '']);
const leftOver =
  /(^|\/)(fixtures|src|node_modules|coverage)\/|\.test\.|\.tsbuildinfo$|\.tgz$|(?<!\.d)\.ts$|(^|\/)\.[^/]+$/;
/** They go out, for users to build the native addon themselves. */
const kernelSource = /^kernels\/src\/\w+\.h$/;
const registry = /"resolved"|\bregistry\.(?:npmjs|yarnpkg)\.\w+|npm_config_registry|_authToken/i;

/**
 * What should not be in an unpacked package: left-over files, machine paths, registry hosts, type declarations that
 * lead into source files; and what should be: a licence and a README that opens with the package's name.
 *
 * @param {string} folder the unpacked tarball
 * @param {string[]} machine absolute folders that must not be named in it, such as the checkout's
 * @returns {Promise<string[]>} one line per finding, none when the package can go out
 */
export async function findUnpublishable(folder, machine) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const found = files
    .filter((file) => leftOver.test(file) && !kernelSource.test(file))
    .map((file) => `${file}: does not belong into a package`);
  const { name } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  for (const required of ['LICENSE', 'README.md']) {
    if (!files.includes(required)) found.push(`${required}: missing`);
  }
  for (const file of files.filter((each) => text.has(extname(each)))) {
    const content = await readFile(join(folder, file), 'utf8');
    const line = findMachinePath(content, machine);
    if (line) found.push(`${file}:${line}: names a path of this machine`);
    if (registry.test(content)) found.push(`${file}: names a package registry`);
    if (file.endsWith('.d.ts') && /(?:from|import\()\s*['"][^'"]*\/src\//.test(content)) {
      found.push(`${file}: its types lead into source files`);
    }
    if (file === 'README.md' && !content.split('\n', 1)[0]?.includes(name)) {
      found.push(`README.md: its first line does not name ${name}`);
    }
  }
  return found;
}
