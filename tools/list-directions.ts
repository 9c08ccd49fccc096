/**
 * Writes the tables of directions and strategies into docs/directions.md, from the code.
 * Run: `node tools/run-ts.mjs tools/list-directions.ts`; with `--check` it writes nothing and exits 1 when they are out of date.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withDirectionTables } from './directionTables.js';

const file = fileURLToPath(new URL('../docs/directions.md', import.meta.url));
const found = readFileSync(file, 'utf8');
const current = withDirectionTables(found);
if (found === current) {
  console.log('docs/directions.md is up to date');
} else if (process.argv.includes('--check')) {
  console.error('docs/directions.md is out of date: run `node tools/run-ts.mjs tools/list-directions.ts`');
  process.exitCode = 1;
} else {
  writeFileSync(`${file}.new`, current);
  renameSync(`${file}.new`, file);
  console.log('docs/directions.md written');
}
