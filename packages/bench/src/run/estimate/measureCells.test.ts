import { describe, expect, it } from 'vitest';
import { examplePlan } from '../../matrix/fixtures/exampleExperiment.js';
import { strnn } from '../../matrix/strnn.js';
import { plantedData } from '../cell/fixtures/plantedData.js';
import { measureCells } from './measureCells.js';

describe('measureCells', () => {
  const { cells } = examplePlan({
    data: plantedData(),
    model: strnn({ spatialProjection: 2, mixed: 3, temporalHidden: 3, temporalProjection: 2 }),
    training: { batchSize: 8, patience: 3 },
    vary: { hidden: [2, 4], 'training.epochs': [2, 2000] },
    baselines: ['majority', 'logistic-regression'],
    seeds: 2,
  });

  it('expects more of more epochs, and tells of one cell per shape', async () => {
    const measured = await measureCells(cells, () => plantedData(), [], 60);
    expect(measured).toHaveLength(6);
    const of = (epochs: number): number[] =>
      measured.filter(({ cell }) => cell.config.training.epochs === epochs).map(({ seconds }) => seconds);
    expect(Math.min(...of(2000))).toBeGreaterThan(Math.max(...of(2)));
    for (const { seconds, least, loading } of measured) {
      expect(seconds).toBeGreaterThan(0);
      expect(least).toBeLessThanOrEqual(seconds);
      expect(loading).toBeGreaterThanOrEqual(0);
    }
  });

  it('measures at least one cell, whatever the budget', async () => {
    expect(await measureCells(cells, () => plantedData(), [], 0)).toHaveLength(1);
  });
});
