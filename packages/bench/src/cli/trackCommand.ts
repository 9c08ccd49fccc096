import { StrnnError } from '@strnn/core/error';
import { countOf } from '../run/countOf.js';
import { checkTrackers, createTrackers, sendCells, trackedCells, type TrackerFlags } from '../run/tracker/index.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { findStore } from './findStore.js';
import { printLines } from './printLines.js';

/** Milliseconds between two signs of life. */
const tellEvery = 5000;

/** `strnn track`: sends every finished cell of a run folder to TensorBoard files or an MLflow server; trains nothing. */
export async function trackCommand(
  target: string,
  options: TrackerFlags & { runs: string },
  { stdout, stderr, env }: CommandContext,
): Promise<ExitCode> {
  if (options.tensorboard === undefined && options.mlflow === undefined) {
    throw new StrnnError('option', 'track: expected --tensorboard FOLDER or --mlflow URL (or both), found neither.');
  }
  const settings = checkTrackers(options, options.runs, env);
  const store = findStore(target, options.runs);
  const cells = [...trackedCells(store).values()];
  for (const tracker of createTrackers(settings, store)) {
    await tracker.open();
    let toldAt = performance.now();
    const { sent, known, missing } = await sendCells(cells, tracker, store, (looked) => {
      if (performance.now() - toldAt < tellEvery) return;
      toldAt = performance.now();
      printLines(stderr, [`${tracker.name}: ${looked} of ${countOf(cells.length, 'cell')}`]);
    });
    const rest = [
      ...(known > 0 ? [`${known} were there already`] : []),
      ...(missing > 0 ? [`${missing} without a result yet`] : []),
    ];
    printLines(stdout, [`${tracker.name}: ${[`${countOf(sent, 'cell')} sent`, ...rest].join(', ')}`]);
    printLines(stderr, tracker.notes());
  }
  return 0;
}
