/**
 * Stress test of the queue: Redis restarted and worker programs killed at random moments while three of them run a matrix.
 * Run: `node tools/run-ts.mjs tools/stress/redis.ts [--restarts 20] [--kills 10] [--cells 120] [--seed 1] [--persistent]
 * [--keep]`. Prints a table of figures; exits with 1 when anything is not as in the undisturbed run without a queue, with 2
 * where redis-server is not installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasRedis } from '../../packages/bench/src/run/queue/redisServer.test.support.js';
import { stressQueue } from '../../packages/bench/src/run/queue/stressQueue.test.support.js';
import { markdownTable } from '../markdownTable.js';

const { values } = parseArgs({
  options: {
    restarts: { type: 'string', default: '20' },
    kills: { type: 'string', default: '10' },
    cells: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    persistent: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
if (!hasRedis) {
  console.log('redis-server is not installed here');
  process.exit(2);
}
const base = mkdtempSync(join(tmpdir(), 'strnn-stress-'));
const { different, leftovers, restarts, kills, settled, finished, identical, seconds } = await stressQueue({
  base,
  cells: Number(values.cells),
  foldTime: 300,
  restarts: Number(values.restarts),
  kills: Number(values.kills),
  persistent: values.persistent,
  every: 4000,
  seed: values.seed,
  log: (line) => console.error(line),
});
const rows = Object.entries({
  restarts,
  kills,
  cells: values.cells,
  identical,
  settled,
  finished,
  seconds: Math.round(seconds),
});
console.log(
  markdownTable(
    ['figure', 'value'],
    rows.map(([name, value]) => [name, String(value)]),
    1,
  ),
);
for (const id of different) console.log(`not as in the undisturbed run: ${id}`);
for (const name of leftovers) console.log(`left behind: ${name}`);
const bad =
  different.length > 0 ||
  leftovers.length > 0 ||
  settled !== Number(values.cells) ||
  Math.abs(finished - settled) > kills;
if (values.keep || bad) console.log(`kept: ${base}`);
else rmSync(base, { recursive: true, force: true });
process.exitCode = bad ? 1 : 0;
