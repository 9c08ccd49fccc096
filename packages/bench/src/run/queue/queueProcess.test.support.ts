/**
 * A runner or a worker with fake work, as a process of its own. Argument: JSON of `RunnerTask` or `WorkerTask`. A runner
 * prints what its observer hears, then its outcome as JSON.
 */
import { dirname, join } from 'node:path';
import { fakeCells, fakePlan } from '../engine/fakePlan.test.support.js';
import { fakeSamples } from '../engine/fakeSamples.test.support.js';
import type { FakeOptions } from '../engine/fakeWork.test.support.js';
import { listeningObserver } from '../engine/listeningObserver.test.support.js';
import { keepData } from '../store/keepData.js';
import { openStore } from '../store/openStore.js';
import { runQueued } from './runQueued.js';
import { serveQueues } from './serveQueues.js';

export interface RunnerTask {
  readonly role: 'run';
  readonly queue: string;
  /** Its folder becomes that of the runs. */
  readonly experiment: string;
  readonly cells: number;
  readonly options?: FakeOptions;
}

export interface WorkerTask {
  readonly role: 'work';
  readonly queue: string;
  readonly workers: number;
  readonly scratch: string;
  readonly experiment?: string;
  readonly idle?: number;
  readonly shared?: boolean;
}

const task = JSON.parse(process.argv[2]) as RunnerTask | WorkerTask;
const stop = new AbortController();
const kill = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => (stop.signal.aborted ? kill : stop).abort());
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (task.role === 'work') {
  await serveQueues({
    ...task,
    workModule: new URL('../engine/fakeWork.test.support.ts', import.meta.url).href,
    stop: stop.signal,
    kill: kill.signal,
    onEnd: (title, end) => say(`${end.state} ${title}`),
    note: (line) => say(`note ${line}`),
  });
} else {
  const store = openStore(
    join(dirname(task.experiment), 'runs'),
    fakePlan(task.experiment, fakeCells(task.cells, task.options)),
  );
  const data = { name: 'fake', options: {}, fingerprint: async () => 'f'.repeat(64), load: async () => fakeSamples };
  await keepData(store.folder, data, 'f'.repeat(64));
  const heard = listeningObserver();
  heard.lines.push = (...lines) => (lines.forEach(say), lines.length);
  const outcome = await runQueued({
    store,
    cells: store.plan.cells,
    workers: 1,
    failFast: false,
    retry: false,
    observer: heard,
    stop: stop.signal,
    kill: kill.signal,
    queue: task.queue,
  });
  say(JSON.stringify(outcome));
}
