// Writes datasets/uci-eeg/manifest.json: size and SHA-256 of every file of the data set. From the repository's root:
//   node tools/reference/eeg/uci-eeg-manifest.mjs
// Run it only after a wanted change of the data; `strnn doctor uci-eeg` compares a copy with this list.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../datasets/uci-eeg/', import.meta.url));
const trials = readdirSync(`${folder}trials`).filter((name) => name.endsWith('.bin.gz'));
const names = ['SOURCE.txt', 'layout.json', 'trials.csv', ...trials.map((name) => `trials/${name}`)].sort();
const files = Object.fromEntries(
  names.map((name) => {
    const bytes = readFileSync(folder + name);
    return [name, { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }];
  }),
);
writeFileSync(`${folder}manifest.json.new`, `${JSON.stringify({ files }, null, 2)}\n`);
renameSync(`${folder}manifest.json.new`, `${folder}manifest.json`);
console.log(`${names.length} files listed in ${folder}manifest.json`);
