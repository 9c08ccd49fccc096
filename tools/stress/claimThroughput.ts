/**
 * How many cells a second several processes claim and settle in one run folder.
 * Run: `node tools/run-ts.mjs tools/stress/claimThroughput.ts [--cells 4000] [--processes 4] [--folder FOLDER]`
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeData } from '../../packages/bench/src/run/describeData.js';
import { fakeCells } from '../../packages/bench/src/run/engine/fakePlan.test.support.js';
import { fakeSamples } from '../../packages/bench/src/run/engine/fakeSamples.test.support.js';
import { runCell } from '../../packages/bench/src/run/engine/fakeWork.test.support.js';
import { releaseLease } from '../../packages/bench/src/run/lease/releaseLease.js';
import { cellFolder } from '../../packages/bench/src/run/store/cellFolder.js';
import { claimCell } from '../../packages/bench/src/run/store/claimCell.js';
import { writeResult } from '../../packages/bench/src/run/store/writeResult.js';

const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '4000' },
    processes: { type: 'string', default: '4' },
    folder: { type: 'string', default: tmpdir() },
    serve: { type: 'string' },
    'no-settle': { type: 'boolean' },
  },
});
const cells = fakeCells(Number(values.cells));

if (values.serve !== undefined) await serve(values.serve);
else for (const settle of [false, true]) await measure(settle);

async function measure(settle: boolean): Promise<void> {
  const folder = mkdtempSync(join(values.folder, 'strnn-claims-'));
  try {
    const children = Array.from({ length: Number(values.processes) }, () =>
      fork(process.argv[1], [...['--serve', folder, '--cells', values.cells], ...(settle ? [] : ['--no-settle'])], {
        execArgv: ['--import', new URL('../../packages/bench/bin/register.js', import.meta.url).href],
      }),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    const started = performance.now();
    const done = children.map((child) => once(child, 'message') as Promise<[number]>);
    for (const child of children) child.send('go');
    const counts = (await Promise.all(done)).map(([count]) => count);
    const seconds = (performance.now() - started) / 1000;
    await Promise.all(children.map((child) => (child.send('end'), once(child, 'exit'))));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const left = readdirSync(join(folder, 'cells'), { recursive: true }).filter((name) => /\.tmp$/.test(String(name)));
    console.log(
      `${settle ? 'claimed, settled and released' : 'claimed and held'}: ${total} of ${cells.length} cells by ${values.processes} processes (${counts.join(' + ')}) in ${seconds.toFixed(2)} s: ${Math.round(total / seconds)} cells/s, ${left.length} temporary files left`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serve(folder: string): Promise<void> {
  const settle = !process.argv.includes('--no-settle');
  const data = {
    name: 'fake',
    options: {},
    fingerprint: () => Promise.resolve(''),
    load: () => Promise.resolve(fakeSamples),
  };
  const description = describeData(data, fakeSamples);
  const signal = new AbortController().signal;
  const scratch = mkdtempSync(join(tmpdir(), 'strnn-claims-'));
  const result = await runCell({
    cell: cells[0],
    data,
    plugins: [],
    folder: scratch,
    onProgress: () => {},
    signal,
    log: () => {},
  });
  rmSync(scratch, { recursive: true });
  process.on('message', (message) => {
    if (message === 'end') process.exit(0);
    let count = 0;
    for (const cell of cells) {
      const claim = claimCell(folder, cell, false);
      if (claim.state !== 'claimed') continue;
      count += 1;
      if (!settle) continue;
      writeResult(cellFolder(folder, cell.id), { ...result, cell }, description);
      releaseLease(claim.lease);
    }
    process.send!(count);
  });
  process.send!('ready');
}
