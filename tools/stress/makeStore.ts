/**
 * Writes a run folder of a large matrix that looks as if it had been run: real plan, made-up results.
 * Run: `node tools/run-ts.mjs tools/stress/makeStore.ts FOLDER [--cells 10000] [--failed 0] [--pending 0]`, then e.g.
 * `npm run strnn -- status FOLDER/large.ablation.ts --runs FOLDER/runs`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '@strnn/core/random';
import type { Samples } from '@strnn/core/samples';
import type { CellResult, FoldResult } from '../../packages/bench/src/run/CellResult.js';
import type { PlannedCell } from '../../packages/bench/src/matrix/PlannedCell.js';
import { planExperiment } from '../../packages/bench/src/run/planExperiment.js';
import { cellFolder } from '../../packages/bench/src/run/store/cellFolder.js';
import { keepData } from '../../packages/bench/src/run/store/keepData.js';
import { makeDigest } from '../../packages/bench/src/run/store/makeDigest.js';
import { openStore } from '../../packages/bench/src/run/store/openStore.js';
import { writeFailure } from '../../packages/bench/src/run/store/writeFailure.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cells: { type: 'string', default: '10000' },
    failed: { type: 'string', default: '0' },
    pending: { type: 'string', default: '0' },
  },
});
const folder = resolve(positionals[0] ?? 'stress');
const [count, failed, pending] = [values.cells, values.failed, values.pending].map(Number);
const epochs = 40;
/** Test samples of each subject. */
const tested = 8;

mkdirSync(folder, { recursive: true });
const experiment = join(folder, 'large.ablation.ts');
writeFileSync(experiment, experimentText(Math.max(1, Math.round(count / 5 / 40))));
const { plan, dataOf } = await planExperiment(experiment);
const store = openStore(join(folder, 'runs'), plan);
const { data } = plan.cells[0].config;
const samples = await dataOf(data).load();
const description = await keepData(store.folder, dataOf(data), data.fingerprint);

for (const [n, cell] of plan.cells.entries()) {
  if (n >= plan.cells.length - pending) break;
  const own = cellFolder(store.folder, cell.id);
  mkdirSync(own);
  writeFileSync(join(own, 'log.txt'), `2026-01-01T00:00:00.000Z cell ${cell.id}: ${cell.label}\n`);
  if (n >= plan.cells.length - pending - failed) {
    writeFailure(own, { id: cell.id, kind: 'error', message: 'made up' });
    continue;
  }
  const result = inventResult(cell, samples);
  const text = `${JSON.stringify(result)}\n`;
  writeFileSync(join(own, 'result.json'), text);
  const digest = makeDigest(result, description, Buffer.byteLength(text), 'ab'.repeat(32));
  writeFileSync(join(own, 'summary.json'), `${JSON.stringify(digest)}\n`);
}
console.log(`${store.folder}: ${plan.cells.length} cells`);

/** 40 cells per seed and value of λ. */
function experimentText(lambdas: number): string {
  return `import { defineAblation, leaveOneSubjectOut, strnn } from '@strnn/bench';
import { uciEeg } from '@strnn/eeg';

export default defineAblation({
  data: uciEeg({ task: 'condition', slices: 4, meansPerSlice: 4 }),
  protocol: leaveOneSubjectOut(),
  model: strnn({ hidden: 8, spatialProjection: 6 }),
  training: { epochs: ${epochs} },
  vary: {
    traversal: ['quad', 'corner:top-left', 'none', 'temporal-only'],
    projector: ['dense', 'l1'],
    hidden: [4, 8, 12, 16, 20],
    spatialLambda: [${Array.from({ length: lambdas }, (_, n) => ((n + 1) / 100).toFixed(2)).join(', ')}],
  },
  seeds: 5,
});
`;
}

/** Every subject is a fold; how good a cell is depends on its configuration, and on the subject. */
function inventResult(cell: PlannedCell, { y, ids, sites, classes }: Samples): CellResult {
  const random = createRandom(cell.id);
  const subjects = [...new Set(ids.subject)];
  const options = cell.config.model.options;
  const skill = 0.1 + (options.traversal === 'quad' ? 0.1 : 0) + Number(options.hidden) / 400;
  const directions = options.traversal === 'quad' ? 4 : 1;
  const folds = subjects.map((name, fold): FoldResult => {
    const own = ids.subject.flatMap((subject, sample) => (subject === name ? [sample] : [])).slice(0, tested);
    const truth = own.map((sample) => y[sample]);
    const probabilities = truth.map((label) => {
      const p = Math.round(Math.min(0.999, Math.max(0.001, 0.5 + skill + (random.uniform() - 0.5) * 0.9)) * 1e3) / 1e3;
      return classes.map((_, k) => (k === label ? p : (1 - p) / (classes.length - 1)));
    });
    const curve = (from: number, to: number): number[] =>
      Array.from({ length: epochs }, (_, n) => from + (to - from) * (n / epochs) + random.uniform() * 0.05);
    return {
      fold,
      name: `subject ${name}`,
      trainSize: y.length - own.length,
      validationSize: 0,
      testSize: own.length,
      testIndex: own,
      truth,
      predicted: probabilities.map((row) => row.indexOf(Math.max(...row))),
      probabilities,
      selection: `best on validation (epoch ${1 + Math.floor(random.uniform() * epochs)} of ${epochs})`,
      trainLoss: curve(0.7, 0.3),
      validationAccuracy: curve(0.5, 0.7),
      seconds: 1 + random.uniform(),
      sparsity: {
        zeroFractionG: random.uniform(),
        zeroFractionF: random.uniform(),
        siteWeight: Object.fromEntries(
          Array.from({ length: directions }, (_, d) => [
            `corner:${d}`,
            sites.names.map(() => Math.max(0, random.uniform() - 0.2)),
          ]),
        ),
      },
    };
  });
  return {
    formatVersion: 1,
    cell,
    parameterCount: 1000 + Number(options.hidden),
    folds,
    environment: { node: process.version, backend: 'made up' },
    seconds: folds.reduce((sum, { seconds }) => sum + seconds, 0),
    finishedAt: '2026-01-01T00:00:00.000Z',
  };
}
