import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { createRandom } from '../random/index.js';
import { gridSites } from '../sites/index.js';
import { compileLattice } from '../traversal/index.js';
import { prepareLattice } from './prepareLattice.js';
import { projectSites } from './projectSites.js';

const [N, S, H, K] = [5, 3, 2, 4];
const lattice = compileLattice(
  { name: 'mine', description: 'A test.', predecessors: () => [[4], [3], [], [2], []] },
  gridSites(1, N),
);
const random = createRandom('projectSites');
const normals = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
const [weights, hidden, upstream] = [normals(N * K), normals(N * S * H), normals(S * K * H)];

/** Sums of 5 or 6 products in single precision. */
function expectClose(found: Float32Array, expected: Float64Array): void {
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
}

/** s_{s,k,h} = Σ_n G_{n,k} h_{n,s,h}, and what a gradient of s becomes for G and h. */
function expected(): { s: Float64Array; weights: Float64Array; hidden: Float64Array } {
  const result = {
    s: new Float64Array(S * K * H),
    weights: new Float64Array(N * K),
    hidden: new Float64Array(N * S * H),
  };
  lattice.order.forEach((site, place) => {
    for (let s = 0; s < S; s++) {
      for (let k = 0; k < K; k++) {
        for (let h = 0; h < H; h++) {
          const [out, state] = [(s * K + k) * H + h, (place * S + s) * H + h];
          result.s[out] += weights[site * K + k] * hidden[state];
          result.weights[site * K + k] += upstream[out] * hidden[state];
          result.hidden[state] += upstream[out] * weights[site * K + k];
        }
      }
    }
  });
  return result;
}

describe.each(['wasm', 'cpu'])('projectSites on %s', (backend) => {
  beforeAll(async () => {
    await useBackend(backend);
  });

  it('sums states over sites, weighted in site order, slice by slice', () => {
    const prepared = prepareLattice(lattice);
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const inputs = [tf.tensor2d(weights, [N, K]), tf.tensor2d(hidden, [N * S, H])];
      const run = (g: tf.Tensor, h: tf.Tensor): tf.Tensor => projectSites(g as tf.Tensor2D, h as tf.Tensor2D, prepared);
      const s = run(inputs[0], inputs[1]);
      expect(s.shape).toEqual([S, K * H]);
      const gradients = tf.grads(run)(inputs, tf.tensor2d(upstream, [S, K * H]));
      const plain = expected();
      expectClose(s.dataSync() as Float32Array, plain.s);
      expectClose(gradients[0].dataSync() as Float32Array, plain.weights);
      expectClose(gradients[1].dataSync() as Float32Array, plain.hidden);
    });
    expect(tf.memory().numTensors).toBe(before);
    prepared.dispose();
  });
});
