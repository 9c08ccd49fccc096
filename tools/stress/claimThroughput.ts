/**
 * How many cells a second several processes claim and settle in one run folder.
 * Run: `node tools/run-ts.mjs tools/stress/claimThroughput.ts [--cells 4000] [--processes 4] [--folder FOLDER]`
 *
 * On ext4 the figure of a second run within five minutes is of no use: a new inode is looked for past every one that was
 * freed in that time, and this tool frees thousands when it cleans up (`recently_deleted` in Linux's fs/ext4/ialloc.c).
 * Then give another `--folder` each time, whose parent has the attribute `chattr +T`, or use a tmpfs.
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
else {
  const folders = [false, true].map(() => mkdtempSync(join(values.folder, 'strnn-claims-')));
  try {
    await measure(folders[0], false);
    await measure(folders[1], true);
  } finally {
    // Not before all is measured, see above.
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, settle: boolean): Promise<void> {
  const children = Array.from({ length: Number(values.processes) }, () =>
    fork(process.argv[1], [...['--serve', folder, '--cells', values.cells], ...(settle ? [] : ['--no-settle'])], {
      execArgv: ['--import', new URL('../../packages/bench/bin/register.js', import.meta.url).href],
    }),
  );
  await Promise.all(children.map((child) => once(child, 'message')));
  const started = performance.now();
  const done = children.map((child) => once(child, 'message') as Promise<[Served]>);
  for (const child of children) child.send('go');
  const served = (await Promise.all(done)).map(([one]) => one);
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(children.map((child) => (child.send('end'), once(child, 'exit'))));
  const total = served.reduce((sum, { count }) => sum + count, 0);
  const cpu = served.reduce((sum, { cpu }) => sum + cpu, 0);
  const left = readdirSync(join(folder, 'cells'), { recursive: true }).filter((name) => /\.tmp$/.test(String(name)));
  console.log(
    `${settle ? 'claimed, settled and released' : 'claimed and held'}: ${total} of ${cells.length} cells by ${values.processes} processes (${served.map(({ count }) => count).join(' + ')}) in ${seconds.toFixed(2)} s: ${Math.round(total / seconds)} cells/s, ${Math.round((1e6 * cpu) / total)} us of CPU time a cell, ${left.length} temporary files left`,
  );
}

/** What a process reports: cells that it got, and seconds of CPU time, user and system. */
interface Served {
  readonly count: number;
  readonly cpu: number;
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
    const before = process.cpuUsage();
    for (const cell of cells) {
      const claim = claimCell(folder, cell, false);
      if (claim.state !== 'claimed') continue;
      count += 1;
      if (!settle) continue;
      writeResult(cellFolder(folder, cell.id), { ...result, cell }, description);
      releaseLease(claim.lease);
    }
    const { user, system } = process.cpuUsage(before);
    const served: Served = { count, cpu: (user + system) / 1e6 };
    process.send!(served);
  });
  process.send!('ready');
}
