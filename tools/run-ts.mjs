// Runs a TypeScript file of this repository from source: `node tools/run-ts.mjs FILE.ts [ARGUMENT ...]`.
// In this very process, so that signals and the exit status are the file's own.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import './register.mjs';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error('run-ts: name the TypeScript file to run');
  process.exitCode = 2;
} else {
  process.argv = [process.argv[0], resolve(file), ...rest];
  await import(pathToFileURL(resolve(file)).href);
}
