import type { Registry } from '@strnn/core';
import type { Samples } from '@strnn/core/samples';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { fitFold } from '../cell/fitFold.js';
import type { PreparedFold } from '../cell/prepareCell.js';

/** Samples trained on at most; more take in proportion longer. */
const most = 256;

/** Seconds that one fold of a closed model takes, from a fit to a part of it. */
export async function timeBaseline(
  config: CellConfig,
  samples: Samples,
  { fold, scaler }: PreparedFold,
  registry: Registry,
): Promise<{ seconds: number; least: number }> {
  const every = Math.max(1, Math.ceil(fold.train.length / most));
  // Whole classes in turn would be lost by every k-th of all.
  const byClass = [...fold.train].sort((a, b) => samples.y[a] - samples.y[b] || a - b);
  const train = Int32Array.from(byClass.filter((_, place) => place % every === 0)).sort();
  const before = performance.now();
  await fitFold({
    config,
    registry,
    samples,
    prepared: { fold: { ...fold, train }, scaler },
    seed: 'trial',
    owner: 'trial',
    folder: '',
    signal: new AbortController().signal,
    log: () => undefined,
  });
  const seconds = ((performance.now() - before) / 1000) * (fold.train.length / train.length);
  return { seconds, least: seconds / 2 };
}
