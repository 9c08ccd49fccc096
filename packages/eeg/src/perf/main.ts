/**
 * How fast and how large differential entropy of a SEED-sized session is:
 * `npm run --silent perf:eeg -- [--json] [--rounds 3] [--calls 3] [--peer COMMAND ...]`.
 * A peer is a command that prints a line of JSON per method with `method`, `seconds`, `peak_mb` and `mean`; it runs in turn
 * with ours, such as `--peer 'python3 tools/reference/eeg/de_peer.py'`. `--one METHOD` measures in this very process.
 * `--cache` measures how long a raw session takes to load with an empty cache, and again.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { StrnnError, unknownName } from '@strnn/core/error';
import { compareEntropy } from './compareEntropy.js';
import { measureCache } from './measureCache.js';
import { measuredRecipes, measureEntropy } from './measureEntropy.js';
import { sessionSize } from './seedSizedNoise.js';

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
      calls: { type: 'string', default: '3' },
      peer: { type: 'string', multiple: true, default: [] },
      one: { type: 'string' },
      cache: { type: 'boolean', default: false },
    },
  });
  const calls = count('--calls', values.calls);
  if (values.one !== undefined) {
    print(measureEntropy(methodNamed(values.one), calls));
  } else if (values.cache) {
    for (const compressed of [true, false]) print(await measureCache(compressed, count('--rounds', values.rounds)));
  } else {
    const machine = { processor: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
    const entropy = compareEntropy({ rounds: count('--rounds', values.rounds), calls, peers: values.peer });
    if (values.json) print({ machine, session: sessionSize, entropy });
    else for (const line of [machine, sessionSize, ...entropy]) print(line);
  }
} catch (error) {
  if (!(error instanceof StrnnError) && !(error instanceof TypeError)) throw error;
  process.stderr.write(`perf: ${error.message}\n`);
  process.exitCode = 1;
}

function methodNamed(name: string): keyof typeof measuredRecipes {
  const methods = Object.keys(measuredRecipes) as (keyof typeof measuredRecipes)[];
  const method = methods.find((candidate) => candidate === name);
  if (method === undefined) throw unknownName('--one', 'method', name, methods);
  return method;
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new StrnnError('option', `${option}: expected an integer >= 1, found '${text}'.`);
}

function print(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
