/**
 * Writes the tables of options into docs/experiments.md, from the code.
 * Run: `node tools/run-ts.mjs tools/list-options.ts`.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withOptionTables } from './optionTables.js';

const file = fileURLToPath(new URL('../docs/experiments.md', import.meta.url));
writeFileSync(`${file}.new`, withOptionTables(readFileSync(file, 'utf8')));
renameSync(`${file}.new`, file);
console.log('docs/experiments.md written');
