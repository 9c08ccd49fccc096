import { availableParallelism, loadavg } from 'node:os';
import type { Plan } from '../matrix/PlannedCell.js';
import {
  describeEstimate,
  estimateTime,
  timedCells,
  type TimedCell,
  type TimeEstimate,
} from '../run/estimate/index.js';
import type { PlannedExperiment } from '../run/planExperiment.js';
import type { Terminal } from '../run/progress/Terminal.js';
import type { MatrixState } from '../run/store/readMatrixState.js';
import { printLines } from './printLines.js';

/** Seconds of training for an estimate. */
const budget = 3;

/** Seconds until a new process has loaded the experiment and its tensor library. */
const processStart = 1.5;

/** How long what is left of a matrix takes, in words and in numbers. */
export interface PlanEstimate {
  readonly text: string;
  readonly json:
    | (Omit<TimeEstimate, 'low' | 'high' | 'work'> & {
        /** Seconds by the clock, from ... to. */
        readonly seconds: readonly [low: number, high: number];
        /** Seconds of all cells one after the other. */
        readonly work: number;
        /** `'done'`: from cells of this matrix done on this kind of processor; `'trial'`: from a short training. */
        readonly from: 'done' | 'trial';
        /** Cells done, or configurations measured. */
        readonly known: number;
      })
    | { readonly unknown: string };
}

/**
 * Estimates the time of the cells that are not done: from those that are, where this machine did enough of them, else from
 * a few steps of training. What cannot be measured is said, and is no error.
 */
export async function estimatePlan({
  plan,
  measure,
  state,
  folder,
  workers,
  stderr,
}: {
  readonly plan: Plan;
  readonly measure: PlannedExperiment['measure'];
  readonly state: MatrixState;
  readonly folder: string;
  readonly workers: number;
  readonly stderr: Terminal;
}): Promise<PlanEstimate> {
  const left = plan.cells.filter((_, place) => ['pending', 'leased'].includes(state.cells[place].state));
  const cores = availableParallelism();
  const { here, elsewhere } = state.counts.done === 0 ? { here: [], elsewhere: 0 } : timedCells(folder, plan);
  const done = estimateTime(left, here, { from: 'done', workers, cores, start: processStart });
  // A single baseline says nothing of networks: guesses call for a trial.
  if (done !== undefined && done.basis.guessed === 0)
    return told(done, { from: 'done', known: here.length, elsewhere });
  if (measure === undefined) return unknown('nothing has been run here');
  printLines(stderr, ['Training a few steps to estimate the time (--no-estimate skips this)']);
  let trial: Awaited<ReturnType<typeof measure>>;
  try {
    trial = await measure(left, budget);
  } catch (error) {
    return unknown(`the trial failed: ${(error as Error).message.split('\n', 1)[0]}`);
  }
  const loading = Math.max(0, ...trial.map((cell) => cell.loading));
  const known: TimedCell[] = [...trial];
  const estimate = estimateTime(left, known, { from: 'trial', workers, cores, start: processStart + loading });
  if (estimate === undefined) return unknown('no cell could be measured');
  return told(estimate, { from: 'trial', known: known.length, elsewhere });
}

function told(
  estimate: TimeEstimate,
  source: { readonly from: 'done' | 'trial'; readonly known: number; readonly elsewhere: number },
): PlanEstimate {
  const { low, high, work, ...rest } = estimate;
  const seconds = [round(low), round(high)] as const;
  const [load] = loadavg();
  const cores = availableParallelism();
  // Load averages of 0 are what Windows gives.
  const busy =
    estimate.cells > 0 && load > cores * 1.5
      ? `; longer while other programs keep this machine busy (load ${load.toFixed(1)} on ${cores} cores)`
      : '';
  return {
    text: describeEstimate(estimate, source) + busy,
    json: { seconds, work: round(work), from: source.from, known: source.known, ...rest },
  };
}

function round(seconds: number): number {
  return Number(seconds.toPrecision(3));
}

function unknown(reason: string): PlanEstimate {
  return { text: `no estimate: ${reason}`, json: { unknown: reason } };
}
