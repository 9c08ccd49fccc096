import * as tf from '@tensorflow/tfjs';
import type { ParameterSpec } from '../cell/Cell.js';
import { linear } from '../compute/linear.js';
import { prepareLattice, type PreparedLattice } from '../layer/prepareLattice.js';
import { projectSites } from '../layer/projectSites.js';
import { sweep } from '../layer/sweep.js';
import { resolveOptions } from '../option/resolveOptions.js';
import { createRegistry, type Registry } from '../plugin/createRegistry.js';
import { checkSites } from '../sites/checkSites.js';
import type { Sites } from '../sites/Sites.js';
import { compileLattice } from '../traversal/compileLattice.js';
import { checkModelSizes } from './checkModelSizes.js';
import { kernelSpec } from './kernelSpec.js';
import { namedParameters } from './namedParameters.js';
import type { StrnnModel, StrnnSizes } from './StrnnModel.js';
import { strnnOptionTable } from './strnnOptions.js';
import { temporalLattice, type TemporalDirection } from './temporalLattice.js';

/** Where a model's parts come from. */
export interface StrnnSource {
  readonly sites: Sites;
  readonly sizes: StrnnSizes;
  /** Default: the built-in items. */
  readonly registry?: Registry;
}

const senses: readonly TemporalDirection[] = ['forward', 'backward'];

/**
 * Builds the model for given sites and sizes: names resolved, lattices checked and compiled, nothing computed yet.
 *
 * @param given options of `strnnOptionTable`; left out = its defaults
 * @throws StrnnError 'option', 'shape', 'lattice' or 'plugin'
 */
export function createStrnn(given: Readonly<Record<string, unknown>>, source: StrnnSource): StrnnModel {
  const options = resolveOptions(strnnOptionTable, given, 'model');
  const { sites, sizes, registry = createRegistry() } = source;
  checkSites(sites, 'sites');
  checkModelSizes(sizes);
  const { slices: T, features: D, classes: C } = sizes;
  const N = sites.names.length;
  const { hidden: H, spatialProjection: K, mixed: M, temporalHidden: Ht, temporalProjection: Kt } = options;
  const cell = registry.cell(options.cell, 'model.cell');
  const temporalCell = registry.cell(options.temporalCell, 'model.temporalCell');
  const projector = registry.projector(options.projector, 'model.projector');
  const directions = registry.traversal(options.traversal, 'model.traversal');
  const lattices = directions.map((direction) => compileLattice(direction, sites));
  const activation = options.activation;
  const { recurrentGain } = options;

  const spatialCells = lattices.map((lattice) =>
    namedParameters(cell, { inputs: D, hidden: H, recurrent: lattice.edges > 0, recurrentGain }, lattice.direction),
  );
  const temporalCells = senses.map((sense) =>
    namedParameters(temporalCell, { inputs: M, hidden: Ht, recurrent: T > 1, recurrentGain: 1 }, sense, true),
  );
  const matrix = (name: string, rows: number, columns: number): ParameterSpec => ({
    name,
    shape: [rows, columns],
    initial: { kind: 'xavier-normal', fanIn: columns, fanOut: rows, gain: 1 },
  });
  const parameters: ParameterSpec[] = [
    ...lattices.flatMap(({ direction }, r) => [
      ...spatialCells[r].specs,
      matrix(`G/${direction}`, N, K),
      matrix(`P/${direction}`, M, K * H),
    ]),
    ...(lattices.length === 0 ? [matrix('P/input', M, N * D)] : []),
    ...senses.flatMap((sense, e) => [
      ...temporalCells[e].specs,
      matrix(`F/${sense}`, T, Kt),
      matrix(`O/${sense}`, C, Kt * Ht),
    ]),
    { name: 'o/bias', shape: [C], initial: { kind: 'constant', value: 0 } },
  ];

  let prepared: { spatial: PreparedLattice[]; temporal: PreparedLattice[] } | undefined;
  const prepare = (): NonNullable<typeof prepared> =>
    (prepared ??= {
      spatial: lattices.map(prepareLattice),
      temporal: senses.map((sense) => prepareLattice(temporalLattice(T, sense))),
    });
  const select = (weights: tf.Tensor): tf.Tensor2D =>
    projector.apply === undefined
      ? (weights as tf.Tensor2D)
      : projector.apply(weights as tf.Tensor2D, { keep: options.keep });

  return {
    options,
    sizes,
    sites,
    parameters,
    projections: [
      ...lattices.map(({ direction }) => ({ parameter: `G/${direction}`, over: 'sites' as const })),
      ...senses.map((sense) => ({ parameter: `F/${sense}`, over: 'slices' as const })),
    ],
    lattices,
    projector,
    kernelSpec: kernelSpec({
      ...{ slices: T, sites: N, features: D, classes: C, parameters },
      ...{ options, cell, temporalCell, projector, lattices, spatialCells, senses, temporalCells },
    }),
    forward({ x, parameters: values, dropout, path = 'fused' }) {
      const { spatial, temporal } = prepare();
      const B = x.shape[2];
      const rows = T * B;
      const intermediate: Record<string, tf.Tensor2D> = {};
      const bySite = tf.reshape(x, [N, rows * D]);

      let m: tf.Tensor2D | undefined; // (T * B, M)
      for (const [r, lattice] of spatial.entries()) {
        const { direction } = lattice.lattice;
        const input = tf.reshape<tf.Rank.R2>(tf.gather(bySite, lattice.order), [N * rows, D]); // in lattice order
        const h = sweep({
          cell,
          lattice,
          x: input,
          parameters: spatialCells[r].pick(values),
          activation,
          path,
          inputGradient: false,
        }); // (N * T * B, H)
        const s = projectSites(select(values[`G/${direction}`]), h, lattice); // (T * B, K * H)
        const part = linear(s, values[`P/${direction}`] as tf.Tensor2D); // (T * B, M)
        m = m === undefined ? part : tf.add(m, part);
        intermediate[`h/${direction}`] = h;
        intermediate[`s/${direction}`] = s;
      }
      if (m === undefined) {
        const flat = tf.reshape(tf.transpose(tf.reshape(x, [N, rows, D]), [1, 0, 2]), [rows, N * D]);
        m = linear(flat as tf.Tensor2D, values['P/input'] as tf.Tensor2D);
      }
      intermediate['m'] = m;
      if (dropout !== undefined) m = tf.mul(m, dropout.mixed);

      let logits: tf.Tensor2D | undefined; // (B, C)
      for (const [e, sense] of senses.entries()) {
        const lattice = temporal[e];
        const input = sense === 'forward' ? m : reverseSlices(m, T);
        const h = sweep({
          cell: temporalCell,
          lattice,
          x: input,
          parameters: temporalCells[e].pick(values),
          activation,
          path,
          inputGradient: true,
        }); // (T * B, Ht), first visited slice first
        let q = projectSites(select(values[`F/${sense}`]), h, lattice); // (B, Kt * Ht)
        intermediate[`temporal/${sense}`] = h;
        intermediate[`q/${sense}`] = q;
        if (dropout !== undefined) q = tf.mul(q, dropout.projected[e]);
        const bias = logits === undefined ? (values['o/bias'] as tf.Tensor1D) : undefined;
        const part = linear(q, values[`O/${sense}`] as tf.Tensor2D, bias);
        logits = logits === undefined ? part : tf.add(logits, part);
      }
      return { logits: logits!, intermediate };
    },
    dispose() {
      for (const lattice of [...(prepared?.spatial ?? []), ...(prepared?.temporal ?? [])]) lattice.dispose();
      prepared = undefined;
    },
  };
}

/** (T * B) x M with the slices in reverse order. */
function reverseSlices(m: tf.Tensor2D, slices: number): tf.Tensor2D {
  const [rows, width] = m.shape;
  const stacked = tf.reshape(m, [slices, (rows / slices) * width]);
  return tf.reshape(tf.reverse(stacked, 0), [rows, width]);
}
