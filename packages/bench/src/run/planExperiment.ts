import { createRegistry } from '@strnn/core';
import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import { baselines } from '../baseline/index.js';
import { loadExperiment, planMatrix, type Plan, type PlannedCell } from '../matrix/index.js';
import { scalers } from '../transform/index.js';
import { loadedOnce } from './loadedOnce.js';
import { packageVersion } from './packageVersion.js';

/** An experiment file, read and planned against everything that is built in and its plugins. */
export interface PlannedExperiment {
  readonly plan: Plan;
  /** Reads its files once. */
  readonly data: DataSource;
  /**
   * Reads the data and tries, before anything is trained, whether the cells can run.
   * @throws StrnnError that names the first cell that cannot, and why
   */
  check(cells: readonly PlannedCell[]): Promise<void>;
}

/**
 * Reads an experiment file and plans its matrix. Nothing is trained and no sample is decoded.
 *
 * @throws StrnnError that names the file and the option, plugin or data file at fault
 */
export async function planExperiment(file: string): Promise<PlannedExperiment> {
  const { definition, plugins } = await loadExperiment(file);
  const data = loadedOnce(definition.data);
  const registry = createRegistry(plugins);
  const versions = plugins.map(({ plugin }) => [plugin.name, plugin.version] as const);
  const plan = planMatrix({
    definition,
    experimentFile: file,
    fingerprint: await data.fingerprint(),
    names: {
      traversals: [...registry.strategies.keys(), ...registry.directions.keys()],
      cells: [...registry.cells.keys()],
      projectors: [...registry.projectors.keys()],
      scalers: scalers.map(({ name }) => name),
      models: ['strnn', ...baselines.map(({ kind }) => kind)],
      checkTraversal: (names, where) => void registry.traversal(names, where),
    },
    plugins: { '@strnn/core': packageVersion(), ...Object.fromEntries(versions.sort(([a], [b]) => (a < b ? -1 : 1))) },
    modelKinds: baselines,
  });
  if (plan.cells.length === 0) throw new StrnnError('option', `${file}: the matrix has no cell.`);
  return {
    plan,
    data,
    check: async (cells) => {
      const { preflight } = await import('./preflight.js');
      await preflight(cells, await data.load(), plugins);
    },
  };
}
