/**
 * Stress test of the run folder: processes killed at random moments, the clock stepped, the disk full once.
 * Run: `node tools/run-ts.mjs tools/stress/main.ts [--kills 200] [--seed 1] [--engines 2] [--keep]`. Prints a table of
 * figures; exits with 1 when anything is not as in the undisturbed run. Needs root for the full disk.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { stressStore } from './stressStore.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    engines: { type: 'string', default: '2' },
    keep: { type: 'boolean', default: false },
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'strnn-stress-'));
const { problems, ...figures } = await stressStore({
  ...{ folder, kills: Number(values.kills), seed: values.seed, engines: Number(values.engines) },
  tell: (line) => console.error(line),
});
const rows = Object.entries({ ...figures, seconds: Math.round(figures.seconds), problems: problems.length });
console.log(
  markdownTable(
    ['figure', 'value'],
    rows.map(([name, value]) => [name, String(value)]),
    1,
  ),
);
for (const problem of problems) console.log(problem);
if (values.keep || problems.length > 0) console.log(`kept: ${folder}`);
else rmSync(folder, { recursive: true, force: true });
process.exitCode = problems.length === 0 ? 0 : 1;
