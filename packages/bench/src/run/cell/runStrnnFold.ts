import {
  createStrnn,
  parameterLayout,
  predict,
  resolveOptions,
  trainingOptionTable,
  trainStrnn,
  type Registry,
} from '@strnn/core';
import type { Samples } from '@strnn/core/samples';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { FoldResult } from '../CellResult.js';
import { describeSparsity } from './describeSparsity.js';
import { foldCheckpoint } from './foldCheckpoint.js';
import { foldResult } from './foldResult.js';
import type { PreparedFold } from './prepareCell.js';

/** One fold of an STRNN cell. */
export interface StrnnFoldRequest {
  readonly config: CellConfig;
  readonly registry: Registry;
  readonly samples: Samples;
  readonly prepared: PreparedFold;
  readonly folder: string;
  /** Names cell and split; the fold is added. */
  readonly owner: string;
  readonly signal: AbortSignal;
  log(line: string): void;
  onEpoch(progress: Pick<CellProgress, 'epoch' | 'epochs' | 'loss'> & { readonly ofFold: number }): void;
}

/** Trains on the fold's training side, or goes on from its checkpoint, and predicts its test side. */
export async function runStrnnFold(request: StrnnFoldRequest): Promise<{ result: FoldResult; parameterCount: number }> {
  const { config, registry, samples, prepared, folder, signal, log, onEpoch } = request;
  const { fold, scaler } = prepared;
  const started = performance.now();
  const { T, D } = samples.shape;
  const model = createStrnn(config.model.options, {
    sites: samples.sites,
    sizes: { slices: T, features: D, classes: samples.classes.length },
    registry,
  });
  const checkpoint = foldCheckpoint(folder, `${request.owner} fold ${fold.index}`, log);
  try {
    const training = resolveOptions(trainingOptionTable, config.training, 'training');
    const x = scaler.apply(samples);
    const resume = checkpoint.load();
    if (resume !== undefined) log(`${fold.name}: goes on from its checkpoint (${resume.phase}, epoch ${resume.epoch})`);
    const refits = training.refit && fold.validation.length > 0;
    const trained = await trainStrnn({
      model,
      training,
      x,
      y: samples.y,
      classes: samples.classes,
      train: fold.train,
      validation: fold.validation,
      // Not the protocol's seed: cells of one matrix share their folds, whatever their seed.
      seed: `${config.seed}/fold ${fold.index}`,
      resume,
      signal,
      onEpoch({ phase, epoch, epochs, loss, validationAccuracy }, state) {
        checkpoint.keep(state);
        const share = epoch / epochs;
        onEpoch({ epoch, epochs, loss, ofFold: !refits ? share : phase === 'select' ? share / 2 : 0.5 + share / 2 });
        const score = validationAccuracy === undefined ? '' : `, validation accuracy ${validationAccuracy.toFixed(4)}`;
        log(
          `${fold.name}: ${phase === 'refit' ? 'refit ' : ''}epoch ${epoch}/${epochs}, loss ${loss.toFixed(5)}${score}`,
        );
      },
    }).catch((error: unknown) => {
      checkpoint.flush();
      throw error;
    });
    const layout = parameterLayout(model.parameters);
    const classes = samples.classes.length;
    const flat = await predict(model, trained.vector, x, fold.test);
    const probabilities = Array.from(fold.test, (_, i) => flat.subarray(i * classes, (i + 1) * classes));
    const result = foldResult(fold, samples, probabilities, {
      selection: trained.selection,
      trainLoss: trained.trainLoss,
      validationAccuracy: trained.validationAccuracy,
      seconds: (performance.now() - started) / 1000,
      sparsity: describeSparsity(model, layout, model.projector, trained.vector),
    });
    checkpoint.remove();
    return { result, parameterCount: layout.size };
  } finally {
    model.dispose();
  }
}
