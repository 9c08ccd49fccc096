import * as tf from '@tensorflow/tfjs';
import type { ElementwiseActivation } from '../cell/activation.js';
import { createStrnn } from '../model/createStrnn.js';
import { initialParameters } from '../model/initialParameters.js';
import type { StrnnModel } from '../model/StrnnModel.js';
import { createRegistry } from '../plugin/createRegistry.js';
import { definePlugin } from '../plugin/definePlugin.js';
import { createRandom, type Random } from '../random/createRandom.js';
import { gridSites } from '../sites/gridSites.js';
import { batchInput } from '../train/batchInput.js';
import { crossEntropy } from '../train/crossEntropy.js';
import { parameterLayout, type ParameterLayout } from '../train/parameterLayout.js';
import { sampleWeights } from '../train/sampleWeights.js';
import { chain } from '../traversal/chain.js';
import type { Direction } from '../traversal/Direction.js';

/** Kinds of lattices, by what is particular about them; each makes predecessor lists of sites in a random order. */
export const latticeKinds = {
  'no edge': (order) => order.map(() => []),
  'a chain': (order) => chain(order),
  'one site heard by all': (order) => lists(order, (place) => (place === 0 ? [] : [0])),
  'one site that hears all': (order) =>
    lists(order, (place) => (place === order.length - 1 ? range(order.length - 1) : [])),
  'two wide levels': (order, random) => {
    const first = Math.ceil(order.length / 2);
    return lists(order, (place) => (place < first ? [] : [random.integer(first), ...some(first, 0.4, random)]));
  },
  'up to 4 predecessors': (order, random) => lists(order, (place) => some(place, 0.6, random).slice(-4)),
  'a few edges': (order, random) => lists(order, (place) => some(place, 0.15, random)),
  'all that can be': (order) => lists(order, (place) => range(place)),
} satisfies Record<string, (order: readonly number[], random: Random) => number[][]>;

export type LatticeKind = keyof typeof latticeKinds;

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
const some = (below: number, rate: number, random: Random): number[] =>
  range(below).filter(() => random.uniform() < rate);

/** Predecessors given by place in an order, as lists by site. */
function lists(order: readonly number[], of: (place: number) => readonly number[]): number[][] {
  const bySite: number[][] = order.map(() => []);
  order.forEach((site, place) => (bySite[site] = [...new Set(of(place))].map((p) => order[p])));
  return bySite;
}

/** What a random model is made of. */
export interface RandomModelSettings {
  readonly seed: string;
  readonly cell: string;
  readonly temporalCell: string;
  readonly activation: ElementwiseActivation;
  /** `'none'`: the control of that name; else a lattice per direction, none for `temporal-only`. */
  readonly directions: readonly LatticeKind[] | 'none';
  readonly sizes: Readonly<Record<'T' | 'N' | 'D' | 'H' | 'K' | 'M' | 'Ht' | 'Kt' | 'C' | 'B', number>>;
  readonly dropout: boolean;
  readonly classWeights: boolean;
}

/** A model with random parameters and one random mini-batch. */
export interface RandomModel {
  readonly model: StrnnModel;
  readonly layout: ParameterLayout;
  readonly vector: Float32Array;
  /** B x T x N x D */
  readonly x: Float32Array;
  readonly labels: Int32Array;
  /** B: weight of each sample in the loss. */
  readonly weights: Float32Array;
  /** (T * B) x M and 2 x B x (Kt * Ht); null = no dropout. */
  readonly masks: { readonly mixed: Float32Array; readonly projected: Float32Array } | null;
  /** Loss, logits and the gradient of every parameter by the model's tensor operations. */
  byTensors(): Outcome;
}

/** Quantities by name: `loss`, `logits`, and the gradients by their parameters' names. */
export type Outcome = Readonly<Record<string, ArrayLike<number>>>;

export function randomModel(settings: RandomModelSettings): RandomModel {
  const { T, N, D, H, K, M, Ht, Kt, C, B } = settings.sizes;
  const random = createRandom(`random model ${settings.seed}`);
  const { directions } = settings;
  const model = createStrnn(
    {
      traversal: directions === 'none' ? 'none' : directions.map((_, r) => `random/r${r}`),
      ...{ cell: settings.cell, temporalCell: settings.temporalCell, activation: settings.activation },
      ...{ projector: 'dense', hidden: H, spatialProjection: K, mixed: M, temporalHidden: Ht, temporalProjection: Kt },
    },
    {
      sites: gridSites(1, N),
      sizes: { slices: T, features: D, classes: C },
      registry: directions === 'none' ? createRegistry() : registryOf(directions, N, random),
    },
  );
  const layout = parameterLayout(model.parameters);
  const vector = new Float32Array(layout.size);
  const initial = initialParameters(model.parameters, random);
  for (const { name, offset, bias } of layout.entries) {
    const values = initial.get(name)!;
    // Not the starting values alone: zero biases would hide errors. An LSTM's forget gates (starting bias 1) are turned
    // down: four predecessors that are all kept make c grow from level to level, and where tanh(c) is 1 but for a
    // rounding error, so is its slope 0 but for one: even in the tensor ops 1e-4 of such a gradient is wrong.
    const shift = /^[bc]_f/.test(name) ? -2 : 0;
    vector.set(bias ? values.map((value) => value + shift + 0.5 * random.normal()) : values, offset);
  }
  const x = Float32Array.from({ length: B * T * N * D }, () => random.normal());
  const labels = Int32Array.from({ length: B }, () => random.integer(C));
  const classWeights = settings.classWeights ? Float32Array.from(range(C), () => 0.2 + random.uniform()) : undefined;
  const mask = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => (random.uniform() < 0.4 ? 0 : 1 / 0.6));
  const masks = settings.dropout ? { mixed: mask(T * B * M), projected: mask(2 * B * Kt * Ht) } : null;
  return {
    ...{ model, layout, vector, x, labels, masks },
    weights: sampleWeights(labels, classWeights),
    byTensors() {
      return tf.tidy(() => {
        const dropout = masks === null ? {} : { dropout: maskTensors(masks, settings.sizes) };
        const input = tf.tensor4d(batchInput(x, { T, N, D }, Int32Array.from(range(B))), [N, T, B, D]);
        const forward = (list: readonly tf.Tensor[]): tf.Tensor2D =>
          model.forward({ x: input, parameters: layout.bind(list), path: 'ops', ...dropout }).logits;
        const tensors = layout.tensors(vector);
        const loss = (...list: tf.Tensor[]): tf.Scalar => crossEntropy(forward(list), labels, classWeights);
        const { value, grads } = tf.valueAndGrads(loss)(tensors);
        return {
          loss: value.dataSync(),
          logits: forward(tensors).dataSync(),
          ...Object.fromEntries(layout.entries.map(({ name }, i) => [name, grads[i].dataSync()])),
        };
      });
    },
  };
}

function registryOf(kinds: readonly LatticeKind[], sites: number, random: Random): ReturnType<typeof createRegistry> {
  const directions = kinds.map((kind, r): Direction => {
    const order = range(sites);
    random.shuffle(order);
    const predecessors = latticeKinds[kind](order, random);
    return { name: `r${r}`, description: kind, predecessors: () => predecessors };
  });
  return createRegistry([{ plugin: definePlugin({ name: 'random', version: '1', directions }), source: 'a test' }]);
}

function maskTensors(
  { mixed, projected }: NonNullable<RandomModel['masks']>,
  { T, B, M, Kt, Ht }: RandomModelSettings['sizes'],
): { mixed: tf.Tensor2D; projected: tf.Tensor2D[] } {
  const half = B * Kt * Ht;
  return {
    mixed: tf.tensor2d(mixed, [T * B, M]),
    projected: [0, 1].map((e) => tf.tensor2d(projected.slice(e * half, (e + 1) * half), [B, Kt * Ht])),
  };
}
