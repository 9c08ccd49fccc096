import { createRegistry, type PluginSource } from '@strnn/core';
import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import { baselines } from '../baseline/index.js';
import {
  checkMatrix,
  dataAliases,
  dataSettings,
  loadExperiment,
  planMatrix,
  type AblationDefinition,
  type Plan,
  type PlannedCell,
} from '../matrix/index.js';
import type { CellConfig } from '../matrix/PlannedCell.js';
import { scalers } from '../transform/index.js';
import { createDataLookup } from './createDataLookup.js';
import type { MeasuredCell } from './estimate/measureCells.js';
import { fingerprintAll } from './fingerprintAll.js';
import { packageVersion } from './packageVersion.js';

/** Gives the data set of a cell's configuration. */
export type DataOf = (data: CellConfig['data']) => DataSource;

/** An experiment file, read and planned against everything that is built in and its plugins. */
export interface PlannedExperiment {
  readonly plan: Plan;
  /**
   * The data set of a cell. Its files are read once; the samples of one setting are held at a time.
   * @throws StrnnError 'data' for a data set that the experiment does not have
   */
  readonly dataOf: DataOf;
  /**
   * Reads the data and tries, before anything is trained, whether the cells can run.
   * @param dataOf where to take the data from instead, such as what the workers share
   * @throws StrnnError that names the first cell that cannot, and why
   */
  check(cells: readonly PlannedCell[], dataOf?: DataOf): Promise<void>;
  /**
   * Trains a few steps of some of the cells, to estimate how long they take. Absent where that cannot be.
   * @param budget seconds to spend, about
   */
  measure?(cells: readonly PlannedCell[], budget: number): Promise<readonly MeasuredCell[]>;
}

/**
 * Reads an experiment file and plans its matrix. Nothing is trained and no sample is decoded.
 *
 * @throws StrnnError that names the file and the option, plugin or data file at fault
 */
export async function planExperiment(file: string): Promise<PlannedExperiment> {
  const { definition, plugins } = await loadExperiment(file);
  const input = { definition, experimentFile: file, ...knownItems(plugins), modelKinds: baselines };
  // Before any file of the data is read.
  checkMatrix(input);
  const settings = dataSettings(definition);
  const fingerprints = await fingerprintAll(settings);
  await refuseOtherFiles(definition, file, fingerprints);
  const plan = planMatrix({ ...input, fingerprint: (source) => fingerprints.get(source)! });
  if (plan.cells.length === 0) throw new StrnnError('option', `${file}: the matrix has no cell.`);
  const dataOf = createDataLookup(settings, file);
  return {
    plan,
    dataOf,
    check: async (cells, from = dataOf) => {
      const { preflight } = await import('./preflight.js');
      await preflight(cells, from, plugins);
    },
    measure: async (cells, budget) => {
      const { measureCells } = await import('./estimate/measureCells.js');
      return measureCells(cells, dataOf, plugins, budget);
    },
  };
}

/** Cells know their data by name and options, which say nothing of the folder. */
async function refuseOtherFiles(
  definition: AblationDefinition,
  file: string,
  fingerprints: ReadonlyMap<DataSource, string>,
): Promise<void> {
  for (const { setting, alias, where } of dataAliases(definition)) {
    const known = fingerprints.get(setting) ?? (await setting.fingerprint());
    if ((await alias.fingerprint()) === known) continue;
    throw new StrnnError(
      'option',
      `${file}: vary: ${where} has the name and the options of another data set of this experiment, but other files. Data sets of one matrix must differ in an option; write one experiment for each folder.`,
    );
  }
}

/** Every name there is, and the versions of what brings them. */
function knownItems(plugins: readonly PluginSource[]) {
  const registry = createRegistry(plugins);
  const versions = plugins.map(({ plugin }) => [plugin.name, plugin.version] as const);
  return {
    names: {
      traversals: [...registry.strategies.keys(), ...registry.directions.keys()],
      cells: [...registry.cells.keys()],
      projectors: [...registry.projectors.keys()],
      scalers: scalers.map(({ name }) => name),
      models: ['strnn', ...baselines.map(({ kind }) => kind)],
      checkTraversal: (names: string | readonly string[], where: string) => void registry.traversal(names, where),
    },
    plugins: { '@strnn/core': packageVersion(), ...Object.fromEntries(versions.sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}
