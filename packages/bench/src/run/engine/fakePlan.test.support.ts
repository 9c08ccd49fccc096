import { createHash } from 'node:crypto';
import type { Plan, PlannedCell } from '../../matrix/PlannedCell.js';
import type { FakeOptions } from './fakeWork.test.support.js';

/** A cell for the fake work. */
export function fakeCell(label: string, options: FakeOptions = {}, seed = 0): PlannedCell {
  const config: PlannedCell['config'] = {
    data: { name: 'fake', options: {}, fingerprint: 'f'.repeat(64) },
    protocol: { kind: 'grouped-k-fold', by: 'subject', folds: 3, validationGroups: 0, seed: 0, lenient: false },
    scaler: 'standard',
    model: { kind: 'fake', options: { ...options } },
    training: {},
    plugins: {},
    seed,
  };
  const id = createHash('sha256').update(label).update(JSON.stringify(config)).digest('hex').slice(0, 12);
  return { id, label, factors: {}, baseline: false, config, provenance: {} };
}

/** A plan with the given cells. */
export function fakePlan(experimentFile: string, cells: readonly PlannedCell[], name = 'fake'): Plan {
  return { name, experimentFile, axes: {}, cells };
}

/** `count` cells that differ in their seed. */
export function fakeCells(count: number, options: FakeOptions = {}): PlannedCell[] {
  return Array.from({ length: count }, (_, seed) => fakeCell(`seed=${seed}`, options, seed));
}
