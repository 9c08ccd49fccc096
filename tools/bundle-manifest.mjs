// Writes datasets/NAME/manifest.json: size and SHA-256 of every file of a bundled data set. From the repository's root:
//   node tools/bundle-manifest.mjs uci-gfe london-faces
// Run it only after a wanted change of the data; `strnn doctor NAME` compares a copy with this list.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

for (const name of process.argv.slice(2)) {
  const folder = fileURLToPath(new URL(`../datasets/${name}/`, import.meta.url));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.startsWith('manifest.json'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .sort();
  const files = Object.fromEntries(
    names.map((file) => {
      const bytes = readFileSync(folder + file);
      return [file, { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }];
    }),
  );
  writeFileSync(`${folder}manifest.json.new`, `${JSON.stringify({ files }, null, 2)}\n`);
  renameSync(`${folder}manifest.json.new`, `${folder}manifest.json`);
  console.log(`${names.length} files listed in datasets/${name}/manifest.json`);
}
