import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { prepareLattice } from '../layer/prepareLattice.js';
import type { ComputePath } from '../layer/sweep.js';
import { sweep } from '../layer/sweep.js';
import { gridSites } from '../sites/index.js';
import { compileLattice } from '../traversal/index.js';
import type { ElementwiseActivation } from './activation.js';
import { builtinCells } from './builtinCells.js';

interface ReferenceArray {
  readonly shape: number[];
  readonly data: number[];
}
interface CellCase {
  readonly cell: string;
  readonly activation: ElementwiseActivation;
  /** N x S x D, in site order */
  readonly x: ReferenceArray;
  readonly parameters: Record<string, ReferenceArray>;
  /** N x S x H: the loss is Σ coefficients * h */
  readonly coefficients: ReferenceArray;
  readonly h: ReferenceArray;
  readonly gradients: Record<string, ReferenceArray>;
}
/** Made by tools/reference/core/cells.py (PyTorch, float64). */
const reference = JSON.parse(readFileSync(new URL('fixtures/cells.json', import.meta.url), 'utf8')) as {
  slices: number;
  inputs: number;
  hidden: number;
  predecessors: number[][];
  cases: CellCase[];
};
const { slices, inputs, hidden, predecessors } = reference;

const lattice = compileLattice(
  { name: 'reference', description: 'Of cells.py.', predecessors: () => predecessors },
  gridSites(2, predecessors.length / 2),
);

/** N x S x width, from site order to lattice order or back. */
function arrange(data: ArrayLike<number>, width: number, from: 'site' | 'lattice'): Float32Array {
  const block = slices * width;
  const arranged = new Float32Array(data.length);
  lattice.order.forEach((site, place) => {
    const [source, target] = from === 'site' ? [site, place] : [place, site];
    for (let i = 0; i < block; i++) arranged[target * block + i] = data[source * block + i];
  });
  return arranged;
}

function expectClose(quantity: string, found: ArrayLike<number>, expected: ReferenceArray): void {
  expect(found.length, quantity).toBe(expected.data.length);
  // Single precision against float64: some ten roundings of 6e-8 each on the way through 4 levels.
  const allowed = 1e-5 * Math.max(...expected.data.map(Math.abs));
  const worst = Math.max(...expected.data.map((value, i) => Math.abs(found[i] - value)));
  expect(worst, `largest error of ${quantity}`).toBeLessThanOrEqual(allowed);
}

describe.each(['wasm', 'cpu'])('on %s', (backend) => {
  beforeAll(async () => {
    await useBackend(backend);
  });

  const runs = reference.cases.flatMap((item) =>
    (item.cell === 'elman' ? ['ops', 'fused'] : ['ops']).map((path) => ({ ...item, path: path as ComputePath })),
  );
  it.each(runs)('$cell ($activation, $path) gives the states and gradients of PyTorch', (item) => {
    const cell = builtinCells.find(({ name }) => name === item.cell)!;
    const specs = cell.parameters({ inputs, hidden, recurrent: true, recurrentGain: 1 });
    expect(Object.fromEntries(specs.map(({ name, shape }) => [name, shape]))).toEqual(
      Object.fromEntries(Object.entries(item.parameters).map(([name, { shape }]) => [name, shape])),
    );
    const prepared = prepareLattice(lattice);
    tf.tidy(() => {
      const rows = predecessors.length * slices;
      const x = tf.tensor2d(arrange(item.x.data, inputs, 'site'), [rows, inputs]);
      const parameters = specs.map(({ name, shape }) => tf.tensor(item.parameters[name].data, [...shape]));
      const coefficients = tf.tensor2d(arrange(item.coefficients.data, hidden, 'site'), [rows, hidden]);
      const forward = (input: tf.Tensor, ...list: tf.Tensor[]): tf.Tensor2D =>
        sweep({
          cell,
          lattice: prepared,
          x: input as tf.Tensor2D,
          parameters: Object.fromEntries(specs.map(({ name }, i) => [name, list[i]])),
          activation: item.activation,
          path: item.path,
          inputGradient: true,
        });
      expectClose('h', arrange(forward(x, ...parameters).dataSync(), hidden, 'lattice'), item.h);
      const gradients = tf.grads(forward)([x, ...parameters], coefficients);
      expectClose('the gradient of x', arrange(gradients[0].dataSync(), inputs, 'lattice'), item.gradients['x']);
      specs.forEach(({ name }, i) => {
        expectClose(`the gradient of ${name}`, gradients[i + 1].dataSync(), item.gradients[name]);
      });
    });
    prepared.dispose();
  });
});

describe('the reference', () => {
  it('covers every built-in cell, and sites with 0, 1, 2 and 3 predecessors', () => {
    expect(new Set(reference.cases.map(({ cell }) => cell))).toEqual(new Set(builtinCells.map(({ name }) => name)));
    expect(new Set(predecessors.map(({ length }) => length))).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe('parameters', () => {
  const sizes = { inputs: 5, hidden: 30, recurrentGain: 0.5 };

  it('of Elman cells are those of the paper', () => {
    const elman = builtinCells[0].parameters({ ...sizes, recurrent: true });
    expect(elman).toEqual([
      { name: 'U', shape: [30, 5], initial: { kind: 'xavier-normal', fanIn: 5, fanOut: 30, gain: 1 } },
      { name: 'W', shape: [30, 30], initial: { kind: 'xavier-normal', fanIn: 30, fanOut: 30, gain: 0.5 } },
      { name: 'b', shape: [30], initial: { kind: 'constant', value: 0 } },
    ]);
  });

  it.each([
    ['elman', ['U', 'b']],
    ['gru', ['U_z', 'b_z', 'U_g', 'b_g']],
    ['lstm', ['U_i', 'b_i', 'U_o', 'b_o', 'U_g', 'b_g']],
  ])('of %s cells without predecessors are those of the input alone', (name, expected) => {
    const cell = builtinCells.find((candidate) => candidate.name === name)!;
    expect(cell.parameters({ ...sizes, recurrent: false }).map((spec) => spec.name)).toEqual(expected);
  });

  it('of LSTM cells start with an open forget gate', () => {
    const lstm = builtinCells.find(({ name }) => name === 'lstm')!;
    const biases = lstm.parameters({ ...sizes, recurrent: true }).filter(({ name }) => name.startsWith('b'));
    expect(biases.map(({ name, initial }) => [name, initial])).toEqual([
      ['b_i', { kind: 'constant', value: 0 }],
      ['b_f', { kind: 'constant', value: 1 }],
      ['b_o', { kind: 'constant', value: 0 }],
      ['b_g', { kind: 'constant', value: 0 }],
    ]);
  });
});
