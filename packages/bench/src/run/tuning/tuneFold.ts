import { StrnnError } from '@strnn/core/error';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { fitFold } from '../cell/fitFold.js';
import type { FitContext, FitRequest } from '../cell/FoldFit.js';
import { predictedClass } from '../cell/predictedClass.js';
import type { FoldTuning } from '../CellResult.js';
import { candidatesOf } from './candidatesOf.js';
import { chooseCandidate } from './chooseCandidate.js';
import { describeCandidate } from './describeTuning.js';
import type { PreparedTuning } from './prepareTuning.js';
import { tuningFile, type InnerScore } from './tuningFile.js';
import { withCandidate } from './withCandidate.js';

/** The tuning of one fold. */
export interface TuneRequest extends FitContext {
  readonly config: CellConfig;
  readonly tuning: PreparedTuning;
  /** `Fold.index` and `Fold.name` of the outer fold. */
  readonly fold: number;
  readonly name: string;
  /** Names the cell and the split. */
  readonly owner: string;
  /** Of all inner folds of the cell. */
  readonly splitSha256: string;
  /** `done`: trainings done, of `all`, the one in work counted by its share. */
  onProgress(done: number, all: number, epoch: Parameters<NonNullable<FitRequest['onEpoch']>>[0] | undefined): void;
}

/**
 * Nested tuning of one fold: trains every candidate on the training part of every inner fold, scores it on the part held
 * out, and chooses the best mean. Candidates meet the same inner folds and start from the same random numbers. What is
 * done is kept in `folds/`; a stopped tuning goes on where it was.
 *
 * @returns the choice, and the seconds it took (earlier, stopped runs included)
 * @throws StrnnError; the signal's reason when aborted
 */
export async function tuneFold(request: TuneRequest): Promise<{ tuning: FoldTuning; seconds: number }> {
  const { config, tuning, fold, name, owner, splitSha256, onProgress, log, ...context } = request;
  const candidates = candidatesOf(config.tuning!);
  const file = tuningFile(context.folder, fold, splitSha256);
  const scores = file.load();
  if (scores.length > 0) log(`${name}: goes on with its tuning (${scores.length} trainings done)`);
  const all = candidates.length * tuning.folds.length;

  for (const [inner, prepared] of tuning.folds.entries()) {
    for (const [index, candidate] of candidates.entries()) {
      if (scores.some((score) => score.inner === inner && score.candidate === index)) continue;
      context.signal.throwIfAborted();
      const done = scores.length;
      onProgress(done, all, undefined);
      const training: FitRequest = {
        ...context,
        log,
        config: withCandidate(config, candidate),
        prepared,
        seed: `${config.seed}/fold ${fold}/inner ${inner}`,
        owner: `${owner} inner ${splitSha256.slice(0, 12)} fold ${fold} inner ${inner} candidate ${index}`,
        onEpoch: (epoch) => onProgress(done + epoch.share, all, epoch),
      };
      const score = { inner, candidate: index, ...(await scoreCandidate(training)) };
      scores.push(score);
      file.save(scores);
      log(`${prepared.fold.name}: ${describeCandidate(candidate)}: ${describeScore(score)}`);
    }
  }
  const choice = chooseCandidate(candidates, scores);
  const [{ accuracy }] = choice.candidates.filter(({ options }) => options === choice.chosen);
  log(`${name}: ${describeCandidate(choice.chosen)} chosen, accuracy ${accuracy!.toFixed(4)} over the inner folds`);
  return {
    tuning: { folds: tuning.folds.length, groups: tuning.groups, unit: tuning.unit, ...choice },
    seconds: scores.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** A training that diverges rules its candidate out; everything else that goes wrong stops the cell. */
async function scoreCandidate(training: FitRequest): Promise<Omit<InnerScore, 'inner' | 'candidate'>> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const { samples, prepared } = training;
  try {
    const { probabilities } = await fitFold(training);
    const { test } = prepared.fold;
    const right = probabilities.filter((row, place) => predictedClass(row) === samples.y[test[place]]).length;
    return { accuracy: right / test.length, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof StrnnError && error.code === 'numeric')) throw error;
    return { accuracy: null, failed: error.message.split('\n', 1)[0], seconds: seconds() };
  }
}

function describeScore({ accuracy, failed }: InnerScore): string {
  return failed === undefined ? `accuracy ${accuracy!.toFixed(4)}` : `failed: ${failed}`;
}
