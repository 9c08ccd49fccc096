import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRandom, type Random } from '@strnn/core/random';
import { compareRuns } from './compareRuns.js';

/** What a stress test met and found. */
export interface StressFigures {
  readonly rounds: number;
  readonly cells: number;
  readonly enginesKilled: number;
  readonly workersKilled: number;
  readonly enginesStarted: number;
  readonly clockSteps: number;
  /** Times that the disk was full; `'not tried'` where no small file system could be mounted (that needs root). */
  readonly diskFull: number | 'not tried';
  /** Engines that ended with the error of a full disk. */
  readonly toldOfFullDisk: number;
  /** What is wrong in the end; empty when all is as it should be. */
  readonly problems: readonly string[];
  readonly seconds: number;
}

export interface StressOptions {
  /** An empty folder. */
  readonly folder: string;
  readonly kills: number;
  readonly seed: string;
  /** Engines that share the run folder, with two workers each. Default 2. */
  readonly engines?: number;
  readonly tell?: (line: string) => void;
}

const command = fileURLToPath(new URL('../../packages/bench/bin/strnn.js', import.meta.url));
const datasets = fileURLToPath(new URL('../../datasets', import.meta.url));
const steppedClock = new URL('./steppedClock.mjs', import.meta.url).href;
const hour = 3_600_000;

/** Nine cells that take about a second each, on real recordings. */
const experiment = `import { defineAblation, groupedKFold, strnn } from '@strnn/bench';
import { uciEeg } from '@strnn/eeg';

export default defineAblation({
  data: uciEeg({ task: 'match', slices: 2 }),
  protocol: groupedKFold({ folds: 3, validationGroups: 2 }),
  model: strnn({ hidden: 3, spatialProjection: 2, mixed: 4, temporalHidden: 3, temporalProjection: 2 }),
  training: { epochs: 3, batchSize: 64 },
  vary: { traversal: ['quad', 'none'], projector: ['dense', 'l1'] },
  seeds: 2,
  baselines: ['majority'],
});
`;

interface Engine {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
  stderr: string;
}

/**
 * Runs a small matrix again and again while its processes are killed with SIGKILL at random moments, its clock is set by
 * hours and its disk is full once; then compares all with an undisturbed run.
 */
export async function stressStore({
  folder,
  kills,
  seed,
  engines: count = 2,
  tell = () => {},
}: StressOptions): Promise<StressFigures> {
  const random = createRandom(`stress ${seed}`);
  const began = performance.now();
  const clock = join(folder, 'clock');
  writeFileSync(clock, '0');
  writeFileSync(join(folder, 'stress.ablation.ts'), experiment);
  const figures = { rounds: 0, cells: 0, enginesKilled: 0, workersKilled: 0, enginesStarted: 0, clockSteps: 0 };
  let toldOfFullDisk = 0;
  const problems: string[] = [];

  const start = (runs: string, disturbed: boolean): Engine => {
    const args = ['run', 'stress.ablation.ts', '--runs', runs, '--workers', '2', '--retry', '--quiet'];
    const env = {
      ...{ ...process.env, CI: 'true', STRNN_DATASETS: datasets },
      ...(disturbed && { STRNN_STRESS_CLOCK: clock, NODE_OPTIONS: `--import ${steppedClock}` }),
    };
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const end = (): unknown => child.kill('SIGKILL'); // a test that is given up leaves nothing running
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const engine: Engine = { process: child, ended: once(child, 'exit'), stderr: '' };
    child.stderr.on('data', (text) => (engine.stderr += String(text)));
    return engine;
  };
  const finish = async (runs: string): Promise<void> => {
    const engine = start(runs, false);
    await engine.ended;
    if (engine.process.exitCode !== 0)
      problems.push(`${runs}: the last run exits with ${engine.process.exitCode}: ${engine.stderr}`);
  };

  await finish('undisturbed');
  const undisturbed = performance.now() - began;
  tell(`undisturbed run: ${(undisturbed / 1000).toFixed(0)} s`);
  const disk = mountSmallDisk(join(folder, 'disk'));
  let isDiskFilled = false;
  let killed = 0;
  try {
    while (killed < kills) {
      const runs = join('disk', `round-${figures.rounds}`);
      const running: Engine[] = [];
      // Ended by itself with a cell that failed: its worker was killed. All others count as the end of the round.
      let isOver = false;
      while (!isOver && killed < kills) {
        while (running.length < count) {
          running.push(start(runs, true));
          figures.enginesStarted += 1;
        }
        // At any moment from the start of an engine to well within its work, on a busy machine too.
        await pause(300 + random.uniform() * Math.max(3000, undisturbed / 3));
        if (random.uniform() < 0.3) {
          writeFileSync(clock, String(Math.round((random.uniform() - 0.5) * 48) * hour));
          figures.clockSteps += 1;
        }
        if (disk !== undefined && !isDiskFilled && killed >= kills / 2) {
          isDiskFilled = true;
          await fillDisk(join(folder, 'disk'), running);
          toldOfFullDisk += running.filter(({ stderr }) => /ENOSPC/.test(stderr)).length;
        }
        const victim = running[Math.floor(random.uniform() * running.length)];
        if (victim.process.exitCode === null) {
          const target = chooseTarget(victim.process.pid!, random);
          if (kill(target)) {
            killed += 1;
            if (target === victim.process.pid) figures.enginesKilled += 1;
            else figures.workersKilled += 1;
          }
        }
        await Promise.race([Promise.all(running.map(({ ended }) => ended)), pause(50)]);
        for (const [n, { process: child }] of [...running.entries()].reverse()) {
          if (child.exitCode === null && child.signalCode === null) continue;
          isOver ||= child.exitCode === 0;
          running.splice(n, 1);
        }
      }
      for (const { process: child } of running) child.kill('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      // A worker that computes notices between two steps that its engine is gone.
      await pause(1500);
      await finish(runs);
      const found = compareRuns(join(folder, 'undisturbed/stress'), join(folder, runs, 'stress'));
      figures.rounds += 1;
      figures.cells += found.cells;
      problems.push(...found.problems.map((problem) => `round ${figures.rounds}: ${problem}`));
      tell(`round ${figures.rounds}: ${killed} of ${kills} kills, ${problems.length} problems`);
      if (found.problems.length === 0) rmSync(join(folder, runs), { recursive: true });
    }
  } finally {
    disk?.();
  }
  return {
    ...figures,
    diskFull: disk === undefined ? 'not tried' : isDiskFilled ? 1 : 0,
    toldOfFullDisk,
    problems,
    seconds: (performance.now() - began) / 1000,
  };
}

/** The engine or one of its workers. */
function chooseTarget(engine: number, random: Random): number {
  let children: number[] = [];
  try {
    const text = readFileSync(`/proc/${engine}/task/${engine}/children`, 'utf8');
    children = text.split(' ').filter(Boolean).map(Number);
  } catch {
    // it has just ended, or the system does not tell
  }
  const isEngine = children.length === 0 || random.uniform() < 0.4;
  return isEngine ? engine : children[Math.floor(random.uniform() * children.length)];
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** Leaves no byte on the disk until the engines have ended, or for 20 s. */
async function fillDisk(disk: string, running: readonly Engine[]): Promise<void> {
  const ballast = join(disk, 'ballast');
  spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k'], { stdio: 'ignore' });
  await Promise.race([Promise.all(running.map(({ ended }) => ended)), pause(20_000)]);
  rmSync(ballast, { force: true });
}

/** @returns takes the disk away; undefined where it cannot be mounted: the folder is then on the ordinary disk. */
function mountSmallDisk(path: string): (() => void) | undefined {
  mkdirSync(path);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', path], { stdio: 'ignore' });
  if (status !== 0) return undefined;
  const unmount = (): void => {
    process.off('exit', unmount);
    spawnSync('umount', ['-l', path], { stdio: 'ignore' });
    if (existsSync(path) && readdirSync(path).length === 0) rmSync(path, { recursive: true });
  };
  process.once('exit', unmount);
  return unmount;
}
