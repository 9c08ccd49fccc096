/**
 * How fast and how large: `npm run --silent perf -- [--json] [--steps 20] [--rounds 3] [--peer COMMAND ...] [--no-ops]`
 * times a full training step on every path there is, one thread each; `--scaling` step time over sites, slices and
 * batch; `--memory STEPS` resident memory over so many steps. A peer is a command that prints one line of JSON with
 * `ms_median` and `ms_min`; it runs in turn with ours.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { StrnnError } from '../error/StrnnError.js';
import { measureMemory } from './measureMemory.js';
import { measureScaling } from './measureScaling.js';
import { measureSteps } from './measureSteps.js';

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      steps: { type: 'string', default: '20' },
      rounds: { type: 'string', default: '3' },
      peer: { type: 'string', multiple: true, default: [] },
      'no-ops': { type: 'boolean', default: false },
      scaling: { type: 'boolean', default: false },
      memory: { type: 'string' },
    },
  });
  const steps = count('--steps', values.steps);
  const rounds = count('--rounds', values.rounds);
  const machine = { processor: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version };
  if (values.memory !== undefined) {
    print(values.json, { machine, memory: await measureMemory(count('--memory', values.memory)) });
  } else if (values.scaling) {
    print(values.json, { machine, scaling: await measureScaling(steps, rounds) });
  } else {
    const options = { steps, rounds, peers: values.peer, ops: !values['no-ops'] };
    print(values.json, { machine, steps: await measureSteps(options) });
  }
} catch (error) {
  if (!(error instanceof StrnnError) && !(error instanceof TypeError)) throw error;
  console.error(`perf: ${error.message}`);
  process.exitCode = 1;
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new StrnnError('option', `${option}: expected an integer >= 1, found '${text}'.`);
  }
  return value;
}

function print(json: boolean, figures: Readonly<Record<string, unknown>>): void {
  if (json) {
    console.log(JSON.stringify(figures));
    return;
  }
  for (const [name, value] of Object.entries(figures)) {
    if (Array.isArray(value)) for (const row of value) console.log(JSON.stringify(row));
    else console.log(`${name}: ${JSON.stringify(value)}`);
  }
}
