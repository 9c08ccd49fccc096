import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { countOf } from '../../countOf.js';
import type { RunStore } from '../../store/RunStore.js';
import { cellSeries } from '../cellSeries.js';
import { foldSeries } from '../foldSeries.js';
import type { TrackedCell, Tracker } from '../Tracker.js';
import { cellParams } from './cellParams.js';
import { cellTags } from './cellTags.js';
import type { MlflowClient } from './createMlflowClient.js';
import { findExperiment } from './findExperiment.js';
import { gitCommit } from './gitCommit.js';
import { logBatches } from './logBatches.js';
import { MlflowError } from './MlflowError.js';
import { readRun, type MlflowRun } from './MlflowRun.js';
import { searchRuns } from './searchRuns.js';
import { sendFiles } from './sendFiles.js';

/** The tag that says which result a run shows: when that was finished. The status is set after it. */
const resultTag = 'strnn.finishedAt';

/**
 * Sends a matrix to an MLflow server through its REST interface (api/2.0): the matrix is an experiment, each cell a run
 * with its configuration as params, the curves of every fold and the final values as metrics, and the main files of its
 * folder. A cell has one run, found by the tag `strnn.cell`, however often it is sent; only what is missing is sent.
 */
export function createMlflowTracker(client: MlflowClient, { plan, experimentFile }: RunStore): Tracker {
  const user = userName();
  let experiment = '';
  let known = new Map<string, MlflowRun>();
  let commit: string | undefined;
  let elsewhere = 0;
  const tooLarge: string[] = [];

  /** The cell's run; made where there is none. */
  const runOf = async (tracked: TrackedCell, startedAt: number): Promise<MlflowRun> => {
    const found = known.get(tracked.cell.id);
    if (found !== undefined) return found;
    const tags = cellTags(plan, tracked, user);
    const answer = await client.post(
      'runs/create',
      {
        experiment_id: experiment,
        run_name: tags['mlflow.runName'],
        start_time: startedAt,
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      },
      'when-not-received',
    );
    const made = readRun(answer.run);
    if (made === undefined) throw new MlflowError(`MLflow: ${client.url}: runs/create: the answer names no run.`);
    known.set(tracked.cell.id, made);
    return made;
  };
  const setStatus = async (run: MlflowRun, status: string, endedAt?: number): Promise<void> => {
    if (run.status === status && endedAt === undefined) return;
    await client.post('runs/update', { run_id: run.id, status, ...(endedAt !== undefined && { end_time: endedAt }) });
    run.status = status;
  };

  return {
    name: `MLflow (${client.url})`,
    option: `--mlflow ${client.url}`,
    parallel: 4,
    open: async () => {
      experiment = await findExperiment(client, plan.name);
      known = await searchRuns(client, experiment);
      commit = await gitCommit(dirname(experimentFile));
    },
    begin: async (tracked, startedAt) => {
      const run = await runOf(tracked, startedAt);
      const tags = {
        ...cellTags(plan, tracked, user),
        ...(commit !== undefined && { 'mlflow.source.git.commit': commit }),
      };
      await logBatches(client, run, { params: cellParams(plan, tracked.cell), tags }, startedAt);
      await setStatus(run, 'RUNNING');
    },
    addFold: async ({ cell }, fold, folds) => {
      const run = known.get(cell.id);
      if (run !== undefined) await logBatches(client, run, { series: foldSeries(fold, folds) }, Date.now());
    },
    knows: ({ cell }, { finishedAt }) => {
      const run = known.get(cell.id);
      return run?.status === 'FINISHED' && run.tags.get(resultTag) === finishedAt;
    },
    finish: async (done) => {
      const { result, digest, folder } = done;
      const endedAt = Date.parse(result.finishedAt);
      const run = await runOf(done, Math.round(endedAt - result.seconds * 1000));
      const files = await sendFiles(client, run, folder);
      if (!files.kept) elsewhere += 1;
      tooLarge.push(...files.tooLarge);
      const curves = result.folds.flatMap((fold) => foldSeries(fold, result.folds.length));
      const given = {
        params: cellParams(plan, done.cell),
        tags: { ...cellTags(plan, done, user), 'strnn.end': 'done', [resultTag]: result.finishedAt },
        series: [...curves, ...cellSeries(result, digest)],
      };
      await logBatches(client, run, given, endedAt);
      await setStatus(run, 'FINISHED', endedAt);
      return true;
    },
    abandon: async ({ cell }, { state, reason }) => {
      const run = known.get(cell.id);
      if (run === undefined) return;
      const endedAt = Date.now();
      await setStatus(run, state === 'failed' ? 'FAILED' : 'KILLED', endedAt);
      await logBatches(client, run, { tags: { 'strnn.end': `${state}: ${reason}`.slice(0, 4000) } }, endedAt);
    },
    notes: () => [
      ...(elsewhere > 0
        ? [`MLflow: this server does not keep files itself; those of ${countOf(elsewhere, 'cell')} were not sent`]
        : []),
      ...tooLarge.map((path) => `MLflow: ${path} is too large to be sent; it stays in the run folder`),
      // Without the last part MLflow 3 opens a page that shows no runs.
      `MLflow: ${client.url}/#/experiments/${experiment}/runs`,
    ],
  };
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined; // A user without a name, as in some containers.
  }
}
