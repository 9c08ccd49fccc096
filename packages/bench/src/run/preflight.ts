import * as tf from '@tensorflow/tfjs';
import {
  batchInput,
  createRandom,
  createRegistry,
  createStrnn,
  initialParameters,
  StrnnError,
  useBackend,
  type PluginSource,
  type Registry,
} from '@strnn/core';
import type { DataSource, Samples } from '@strnn/core/samples';
import type { CellConfig, PlannedCell } from '../matrix/PlannedCell.js';
import { prepareCell } from './cell/prepareCell.js';
import { candidatesOf, withCandidate } from './tuning/index.js';

/** The options of a model that name items of plugins, or change what they are given. */
const named = ['traversal', 'cell', 'temporalCell', 'projector', 'activation'];

/**
 * Finds what would stop a cell, before the first one is trained: samples that cannot be used, protocols that do not fit
 * them, leaks, directions that are no traversal of these sites, cells and projectors of plugins that throw or give wrong
 * shapes. Of every data setting every different split and every different combination of plugin items, those that are
 * tuned over included, is tried once, on two samples. One data setting is loaded after the other.
 *
 * @param cells the cells that are about to run
 * @throws StrnnError naming the first cell that cannot run, and why
 */
export async function preflight(
  cells: readonly PlannedCell[],
  dataOf: (data: CellConfig['data']) => DataSource,
  plugins: readonly PluginSource[],
): Promise<void> {
  const registry = createRegistry(plugins);
  const bySetting = new Map<string, PlannedCell[]>();
  for (const cell of cells) {
    const { fingerprint } = cell.config.data;
    const others = bySetting.get(fingerprint);
    if (others === undefined) bySetting.set(fingerprint, [cell]);
    else others.push(cell);
  }
  for (const own of bySetting.values()) {
    await checkCells(own, await dataOf(own[0].config.data).load(), registry);
  }
}

/** The cells of one data setting. */
async function checkCells(cells: readonly PlannedCell[], samples: Samples, registry: Registry): Promise<void> {
  const tried = new Set<string>();
  const once = async (key: unknown, cell: PlannedCell, attempt: () => void | Promise<void>): Promise<void> => {
    const text = JSON.stringify(key);
    if (tried.has(text)) return;
    tried.add(text);
    try {
      await attempt();
    } catch (cause) {
      if (!(cause instanceof StrnnError)) throw cause;
      throw new StrnnError(cause.code, `cell '${cell.label}' (${cell.id}) cannot run: ${cause.message}`, { cause });
    }
  };
  for (const cell of cells) {
    const { protocol, scaler, model, tuning } = cell.config;
    const isStrnn = model.kind === 'strnn';
    await once([protocol, scaler, isStrnn, tuning?.folds], cell, () => void prepareCell(samples, cell.config, isStrnn));
    if (!isStrnn) continue;
    const tunedNames = Object.entries(tuning?.grid ?? {}).filter(([path]) =>
      named.includes(path.slice('model.'.length)),
    );
    for (const candidate of candidatesOf({ grid: Object.fromEntries(tunedNames) })) {
      const { options } = withCandidate(cell.config, candidate).model;
      await once(
        named.map((name) => options[name]),
        cell,
        () => tryModel(options, samples, registry),
      );
    }
  }
}

/** One forward pass with small sizes: a model that fails does so at any size. */
async function tryModel(
  options: Readonly<Record<string, unknown>>,
  samples: Samples,
  registry: Registry,
): Promise<void> {
  await useBackend();
  const { S, T, N, D } = samples.shape;
  const small = { hidden: 2, spatialProjection: 2, mixed: 2, temporalHidden: 2, temporalProjection: 2 };
  const model = createStrnn(
    { ...options, ...small },
    { sites: samples.sites, sizes: { slices: T, features: D, classes: samples.classes.length }, registry },
  );
  try {
    const indices = Int32Array.from({ length: Math.min(2, S) }, (_, i) => i);
    const values = initialParameters(model.parameters, createRandom('preflight'));
    const finite = tf.tidy(() => {
      const parameters = Object.fromEntries(
        model.parameters.map(({ name, shape }) => [name, tf.tensor(values.get(name)!, [...shape])]),
      );
      const x = tf.tensor4d(batchInput(samples.x, { T, N, D }, indices), [N, T, indices.length, D]);
      // The plugin's own operations, whatever the data's units: tiny inputs do not overflow.
      const { logits } = model.forward({ x: tf.mul(x, 1e-6), parameters, path: 'ops' });
      return [...logits.dataSync()].every(Number.isFinite);
    });
    if (!finite) throw new StrnnError('plugin', 'its forward pass gives values that are not finite');
  } finally {
    model.dispose();
  }
}
