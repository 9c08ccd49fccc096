import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../random/index.js';
import { concatRows } from './concatRows.js';
import { linear } from './linear.js';
import { matMul, plainMatMul } from './matMul.js';
import { mixRows, type RowMix } from './mixRows.js';
import { permuteRows } from './permuteRows.js';
import { sliceRows } from './sliceRows.js';
import { sumRows } from './sumRows.js';
import { useBackend } from './useBackend.js';

/** The operation, what it stands for in plain tf ops, and the shapes of its inputs. */
interface Operation {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly ours: (...inputs: tf.Tensor[]) => tf.Tensor;
  readonly plain: (...inputs: tf.Tensor[]) => tf.Tensor;
}
type Matrix = tf.Tensor2D;
const ones = (rows: number, columns: number): Matrix => tf.ones<tf.Rank.R2>([rows, columns]);

const order = [3, 0, 4, 1, 2];
const inverse = [1, 3, 4, 0, 2];
/** Constants have to outlive the scope in which an operation runs: its gradient needs them too. */
const constants = new Map<string, tf.Tensor | RowMix>();
function constant<T extends tf.Tensor | RowMix>(key: string, make: () => T): T {
  if (!constants.has(key)) constants.set(key, make());
  return constants.get(key) as T;
}
const index = (list: readonly number[]): tf.Tensor1D =>
  constant(`index ${list.join()}`, () => tf.keep(tf.tensor1d([...list], 'int32')));

/** 3 outputs from 2 + 1 + 2 source sites. */
const mixing = [
  [1, 0, 1, 0, 0],
  [0, 0.5, 0, 0, 0.25],
  [0, 0, 0, 0, 0],
];
function rowMix(sites: readonly number[]): RowMix {
  return constant(`mix ${sites.join()}`, () => {
    const width = sites.reduce((sum, count) => sum + count, 0);
    const rows = mixing.map((row) => row.slice(0, width));
    let start = 0;
    const transposed = sites.map((count) => {
      const part = Array.from({ length: count }, (_, i) => rows.map((row) => row[start + i]));
      start += count;
      return tf.keep(tf.tensor2d(part));
    });
    return { matrix: tf.keep(tf.tensor2d(rows)), transposed };
  });
}
/** What mixRows stands for: every slice's column of sites times the matrix. */
function plainMix(slices: number, ...parts: tf.Tensor[]): tf.Tensor {
  const stacked = tf.concat(parts as Matrix[], 0);
  const [rows, hidden] = stacked.shape;
  const sites = rows / slices;
  const cube = tf.reshape(stacked, [1, sites, slices * hidden]);
  const weights = tf.reshape(tf.tensor2d(mixing.map((row) => row.slice(0, sites))), [3, sites, 1]);
  return tf.reshape(tf.sum(tf.mul(cube, weights), 1), [3 * slices, hidden]);
}

const operations: Operation[] = [
  ...[
    [1, 1, 1],
    [7, 3, 30],
    [33, 5, 1],
    [2, 17, 4],
  ].flatMap(([rows, inner, columns]): Operation[] => [
    {
      name: `matMul ${rows} x ${inner} x ${columns}`,
      shapes: [
        [rows, inner],
        [inner, columns],
      ],
      ours: (a, b) => matMul(a as Matrix, b as Matrix),
      plain: (a, b) => tf.matMul(a, b),
    },
    {
      name: `linear ${rows} x ${inner} x ${columns}`,
      shapes: [
        [rows, inner],
        [columns, inner],
      ],
      ours: (x, w) => linear(x as Matrix, w as Matrix),
      plain: (x, w) => tf.matMul(x, w, false, true),
    },
    {
      name: `linear ${rows} x ${inner} x ${columns} with bias`,
      shapes: [[rows, inner], [columns, inner], [columns]],
      ours: (x, w, b) => linear(x as Matrix, w as Matrix, b as tf.Tensor1D),
      plain: (x, w, b) => tf.add(tf.matMul(x, w, false, true), b),
    },
    {
      name: `sumRows ${rows} x ${columns}`,
      shapes: [[rows, columns]],
      ours: (x) => sumRows(x as Matrix),
      plain: (x) => tf.sum(x, 0),
    },
  ]),
  ...[1, 2, 9].flatMap((slices): Operation[] => [
    {
      name: `mixRows of three parts, ${slices} slices`,
      shapes: [
        [2 * slices, 4],
        [slices, 4],
        [2 * slices, 4],
      ],
      ours: (...parts) => mixRows(parts as Matrix[], rowMix([2, 1, 2])),
      plain: (...parts) => plainMix(slices, ...parts),
    },
    {
      name: `mixRows of one part, ${slices} slices`,
      shapes: [[3 * slices, 1]],
      ours: (part) => mixRows([part as Matrix], rowMix([3])),
      plain: (part) => plainMix(slices, part),
    },
  ]),
  {
    name: 'permuteRows',
    shapes: [[5, 3]],
    ours: (x) => permuteRows(x as Matrix, index(order), index(inverse)),
    plain: (x) => tf.gather(x, index(order)),
  },
  {
    name: 'concatRows',
    shapes: [
      [2, 3],
      [1, 3],
      [4, 3],
    ],
    ours: (...parts) => concatRows(parts as Matrix[]),
    plain: (...parts) => tf.concat(parts as Matrix[], 0),
  },
  {
    name: 'concatRows of one matrix',
    shapes: [[2, 3]],
    ours: (part) => tf.mul(concatRows([part as Matrix]), 2),
    plain: (part) => tf.mul(part, 2),
  },
  {
    name: 'sliceRows',
    shapes: [[5, 3]],
    ours: (x) => sliceRows(x as Matrix, 1, 3),
    plain: (x) => tf.slice(x as Matrix, [1, 0], [3, 3]),
  },
  {
    name: 'sliceRows of all rows',
    shapes: [[5, 3]],
    ours: (x) => tf.mul(sliceRows(x as Matrix, 0, 5), 2),
    plain: (x) => tf.mul(x, 2),
  },
];

interface Result {
  readonly shapes: readonly (readonly number[])[];
  readonly values: readonly (readonly number[])[];
}

/** Value and gradients for normal numbers from a seed. */
function evaluate({ name, shapes }: Operation, run: Operation['ours']): Result {
  return tf.tidy(() => {
    const random = createRandom(name);
    const normal = (shape: readonly number[]): tf.Tensor => {
      const size = shape.reduce((product, length) => product * length, 1);
      return tf.tensor(
        Float32Array.from({ length: size }, () => random.normal()),
        [...shape],
      );
    };
    const inputs = shapes.map(normal);
    const value = run(...inputs);
    const results = [value, ...tf.grads(run)(inputs, normal(value.shape))];
    return { shapes: results.map(({ shape }) => shape), values: results.map((tensor) => [...tensor.dataSync()]) };
  });
}

describe.each(['wasm', 'cpu'])('on %s', (backend) => {
  const expected = new Map<string, Result>();
  beforeAll(async () => {
    // The plain ops' gradients run on cpu: wasm has no kernel for that of tf.gather.
    await useBackend('cpu');
    for (const operation of operations) expected.set(operation.name, evaluate(operation, operation.plain));
    await useBackend(backend);
  });

  it.each(operations)('$name agrees with plain tf ops in value and gradients', (operation) => {
    const found = evaluate(operation, operation.ours);
    const { shapes, values } = expected.get(operation.name)!;
    expect(found.shapes).toEqual(shapes);
    found.values.forEach((list, i) => {
      // Sums of up to 33 float32 products, in another order: 33 half-units in the last place at most.
      const tolerance = 33 * 2 ** -24 * Math.max(1, ...values[i].map(Math.abs));
      list.forEach((value, k) => expect(Math.abs(value - values[i][k])).toBeLessThanOrEqual(tolerance));
    });
  });

  it.each(operations)('$name leaves one tensor, and its gradients none', (operation) => {
    const inputs = operation.shapes.map((shape) => tf.ones([...shape]));
    const { shape } = tf.tidy(() => operation.ours(...inputs)); // makes the constants
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      tf.grads(operation.ours)(inputs, tf.ones(shape));
    });
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose(inputs);
  });

  it('keeps no intermediate tensor outside of tf.tidy either', () => {
    const [x, w, b] = [ones(4, 3), ones(2, 3), tf.ones<tf.Rank.R1>([2])];
    const mix = rowMix([2, 1, 2]);
    const five = ones(5, 3);
    const before = tf.memory().numTensors;
    const results = [
      linear(x, w, b),
      linear(x, w),
      matMul(w, tf.ones([3, 1])),
      mixRows([five], mix),
      concatRows([x, x]),
    ];
    // matMul's right-hand operand was made here.
    expect(tf.memory().numTensors - before).toBe(results.length + 1);
    tf.dispose([results, x, w, b, five]);
  });

  it('multiplies data by the shape it has now, whatever shape it was multiplied in before', () => {
    tf.tidy(() => {
      const values = Array.from({ length: 12 }, (_, i) => i + 1);
      const right = tf.tensor2d(values, [3, 4]);
      for (const [rows, columns] of [
        [3, 4],
        [6, 2],
        [4, 3],
        [3, 4],
        [12, 1],
        [1, 12],
        [6, 2],
      ] as const) {
        // A reshape shares the data; without the guard in plainMatMul wasm multiplies in the old shape, or aborts.
        const reshaped = tf.reshape<tf.Rank.R2>(right, [rows, columns]);
        expect(reshaped.dataId).toBe(right.dataId);
        const sums = Array.from({ length: columns }, (_, c) =>
          values.reduce((sum, value, i) => (i % columns === c ? sum + value : sum), 0),
        );
        expect([...plainMatMul(tf.ones([1, rows]), reshaped).dataSync()]).toEqual(sums);
        expect([...matMul(tf.ones([1, rows]), reshaped).dataSync()]).toEqual(sums);
      }
    });
  });

  it('frees the copy that the guard makes', () => {
    const right = ones(3, 4);
    const reshaped = tf.reshape<tf.Rank.R2>(right, [4, 3]);
    const left = [ones(1, 3), ones(1, 4)];
    const before = tf.memory().numTensors;
    tf.dispose([plainMatMul(left[0], right), plainMatMul(left[1], reshaped), plainMatMul(left[0], right)]);
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose([right, reshaped, ...left]);
  });
});
