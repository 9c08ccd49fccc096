import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '@strnn/core/random';
import { fakeCells, fakePlan } from '../engine/fakePlan.test.support.js';
import { listeningObserver } from '../engine/listeningObserver.test.support.js';
import { runMatrix } from '../engine/runMatrix.js';
import { cellFolder } from '../store/cellFolder.js';
import { openStore } from '../store/openStore.js';
import { startRedis } from './redisServer.test.support.js';
import { startProcess, type StartedProcess } from './startProcess.test.support.js';

export interface QueueStress {
  /** Empty folder. */
  readonly base: string;
  readonly cells: number;
  /** Milliseconds a fold takes; a cell has three. */
  readonly foldTime: number;
  /** How often Redis is killed and started again, at random moments. */
  readonly restarts: number;
  /** How often a worker program is killed with SIGKILL and another started, at random moments. */
  readonly kills: number;
  /** Whether Redis keeps its data over a restart; otherwise every restart empties it. */
  readonly persistent: boolean;
  /** Milliseconds between two disturbances at most. */
  readonly every: number;
  readonly seed: string;
  log?(line: string): void;
}

export interface QueueStressOutcome {
  /** Cells in the run folder with the very bytes of the undisturbed run without a queue. */
  readonly identical: number;
  /** Cells whose results differ or are missing. */
  readonly different: readonly string[];
  /** How often the runner settled a cell as done: as many as there are cells. */
  readonly settled: number;
  /**
   * How often a worker computed a cell to its end. More than the cells only by those whose worker was killed before it had
   * sent the result, which another then computes again; fewer by those whose worker was killed before it could say so.
   */
  readonly finished: number;
  /** Files that should not be there: temporary ones, leases, damaged results. */
  readonly leftovers: readonly string[];
  readonly restarts: number;
  readonly kills: number;
  readonly seconds: number;
  readonly runner: readonly string[];
}

/**
 * Runs a matrix through a queue on three worker programs, two of which see the run folder and one of which sends its
 * results, while Redis is restarted and workers are killed.
 */
export async function stressQueue(options: QueueStress): Promise<QueueStressOutcome> {
  const { base, log = () => {} } = options;
  const random = createRandom(options.seed);
  const experiment = join(base, 'queued', 'a.ablation.ts');
  mkdirSync(join(base, 'queued'), { recursive: true });
  writeFileSync(experiment, '');
  const cells = fakeCells(options.cells, { foldTime: options.foldTime });
  const redis = await startRedis(
    options.persistent ? ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''] : undefined,
  );
  const started = performance.now();
  const workers: StartedProcess[] = [];
  const all: StartedProcess[] = [];
  const startOne = (place: number): void => {
    const shared = place < 2;
    const scratch = join(base, `scratch${place}`);
    workers[place] = startProcess({ role: 'work', queue: redis.url, workers: 1, scratch, shared });
    all.push(workers[place]);
  };
  let restarts = 0;
  let kills = 0;
  try {
    [0, 1, 2].forEach(startOne);
    const runner = startProcess({
      role: 'run',
      queue: redis.url,
      experiment,
      cells: options.cells,
      options: { foldTime: options.foldTime },
    });
    all.push(runner);
    let running = true;
    void runner.ended.then(() => (running = false));
    await runner.until(/^start/);
    const moments = [
      ...new Array<'redis'>(options.restarts).fill('redis'),
      ...new Array<'worker'>(options.kills).fill('worker'),
    ];
    for (let n = moments.length; n > 1; n--) {
      const other = Math.floor(random.uniform() * n);
      [moments[n - 1], moments[other]] = [moments[other], moments[n - 1]];
    }
    for (const what of moments) {
      await pause(random.uniform() * options.every);
      if (!running) break;
      if (what === 'redis') {
        restarts += 1;
        await redis.kill();
        await pause(random.uniform() * 500);
        await redis.start();
      } else {
        kills += 1;
        const place = Math.floor(random.uniform() * 3);
        workers[place].child.kill('SIGKILL');
        startOne(place);
      }
      log(`${what} ${restarts} ${kills}`);
    }
    await runner.ended;
    // Let workers that still have the last cell's end to tell do so.
    workers.forEach(({ child }) => child.kill('SIGTERM'));
    await Promise.all(workers.map(({ ended }) => ended));

    const reference = openStore(join(base, 'reference', 'runs'), fakePlan(experiment, cells));
    const never = new AbortController().signal;
    await runMatrix({
      store: reference,
      cells: cells,
      workers: 2,
      failFast: false,
      retry: false,
      observer: listeningObserver(),
      stop: never,
      kill: never,
      workModule: new URL('../engine/fakeWork.test.support.ts', import.meta.url).href,
    });
    const folder = join(base, 'queued', 'runs', 'fake');
    const bytes = (runFolder: string, id: string): string | undefined => {
      const path = join(cellFolder(runFolder, id), 'result.json');
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    };
    const different = cells
      .filter(({ id }) => bytes(folder, id) === undefined || bytes(folder, id) !== bytes(reference.folder, id))
      .map(({ id }) => id);
    return {
      identical: cells.length - different.length,
      different,
      settled: runner.lines.filter((line) => /^(done|elsewhere done) seed=\d+$/.test(line)).length,
      finished: all.flatMap(({ lines }) => lines).filter((line) => /^done seed=\d+ seed=/.test(line)).length,
      leftovers: readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => /\.tmp$|\.corrupt|lease-/.test(name)),
      restarts,
      kills,
      seconds: (performance.now() - started) / 1000,
      runner: runner.lines,
    };
  } finally {
    for (const { child } of all) child.kill('SIGKILL');
    await redis.close();
  }
}
