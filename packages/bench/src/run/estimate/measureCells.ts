import { createRegistry, useBackend, type PluginSource, type Registry } from '@strnn/core';
import type { DataSource, Samples } from '@strnn/core/samples';
import type { CellConfig, PlannedCell } from '../../matrix/PlannedCell.js';
import { prepareCell, type PreparedCell } from '../cell/prepareCell.js';
import { trainingsOf } from '../tuning/index.js';
import { chooseTrials } from './chooseTrials.js';
import { timeBaseline } from './timeBaseline.js';
import { timeStrnn } from './timeStrnn.js';

/** What a trial tells of a cell. */
export interface MeasuredCell {
  readonly cell: PlannedCell;
  /** Expected for the whole cell, by one process alone, if no training stops early. */
  readonly seconds: number;
  /** If every training stops as early as it may. */
  readonly least: number;
  /** What it took to read the cell's data. */
  readonly loading: number;
}

/**
 * Trains some of the cells for a few steps and reckons up what all their folds take. Cells of one data setting are
 * measured one after the other; the first is tried once before, so that what only happens once is not counted.
 *
 * @param budget seconds, about: reading the data is not counted, and a trial that has begun is finished
 */
export async function measureCells(
  cells: readonly PlannedCell[],
  dataOf: (data: CellConfig['data']) => DataSource,
  plugins: readonly PluginSource[],
  budget: number,
): Promise<readonly MeasuredCell[]> {
  const registry = createRegistry(plugins);
  const order = chooseTrials(cells);
  const settings = [...new Set(order.map(({ config }) => config.data.fingerprint))];
  const measured: MeasuredCell[] = [];
  let warm = false;
  for (const [index, setting] of settings.entries()) {
    const own = order.filter(({ config }) => config.data.fingerprint === setting);
    const began = performance.now();
    const samples = await dataOf(own[0].config.data).load();
    const loading = (performance.now() - began) / 1000;
    const started = performance.now();
    const share = budget / settings.length;
    for (const cell of own) {
      const isStrnn = cell.config.model.kind === 'strnn';
      const spent = (performance.now() - started) / 1000;
      if (spent > share && measured.length > index) break;
      const before = performance.now();
      const prepared = prepareCell(samples, cell.config, isStrnn);
      const preparing = (performance.now() - before) / 1000;
      if (isStrnn && !warm) {
        await useBackend();
        await timeFold(cell.config, samples, prepared, registry);
        warm = true;
      }
      const { seconds, least } = await timeFold(cell.config, samples, prepared, registry);
      const folds = prepared.folds.length * trainingsOf(cell.config);
      measured.push({ cell, seconds: preparing + seconds * folds, least: preparing + least * folds, loading });
      // Lets Ctrl-C through.
      await new Promise(setImmediate);
    }
  }
  return measured;
}

/** What the training of the fold of middling size takes. */
function timeFold(
  config: CellConfig,
  samples: Samples,
  { folds }: PreparedCell,
  registry: Registry,
): Promise<{ seconds: number; least: number }> {
  const bySize = [...folds].sort((a, b) => a.fold.train.length - b.fold.train.length);
  const middle = bySize[Math.floor(bySize.length / 2)];
  return config.model.kind === 'strnn'
    ? timeStrnn(config, samples, middle, registry)
    : timeBaseline(config, samples, middle, registry);
}
