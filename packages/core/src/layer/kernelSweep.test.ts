import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ElementwiseActivation } from '../cell/activation.js';
import { builtinCells } from '../cell/builtinCells.js';
import type { Cell } from '../cell/Cell.js';
import { elman } from '../cell/elman.js';
import { useBackend } from '../compute/index.js';
import type { TrialSettings, TrialValues } from '../conformance/cellTrial.js';
import { cellTrial } from '../conformance/cellTrial.js';
import { largestDifference } from '../conformance/largestDifference.js';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { describeEveryBuild } from '../kernel/everyBuild.test.support.js';
import type { Random } from '../random/index.js';
import { createRandom } from '../random/index.js';
import { gridSites } from '../sites/index.js';
import type { Lattice } from '../traversal/index.js';
import { chain, compileLattice } from '../traversal/index.js';

/**
 * Of each quantity's largest value: products of up to 33 * 14 terms in single precision, each path adding them up in an
 * order of its own.
 */
const tolerance = 1e-5;

function lattice(predecessors: readonly (readonly number[])[]): Lattice {
  const direction = { name: 'random', description: 'A test.', predecessors: () => predecessors };
  return compileLattice(direction, gridSites(1, predecessors.length));
}

/** Each site hears from up to 4 of those before it in a random order; sparse ones leave many sites without any. */
function randomLattice(random: Random, sites: number, density: number): Lattice {
  const order = Int32Array.from({ length: sites }, (_, n) => n);
  random.shuffle(order);
  const predecessors: number[][] = Array.from({ length: sites }, () => []);
  order.forEach((site, place) => {
    const before = order.slice(0, place);
    random.shuffle(before);
    predecessors[site] = [...before.slice(0, 4)].filter(() => random.uniform() < density);
  });
  return lattice(predecessors);
}

interface OracleCase extends TrialSettings {
  readonly about: string;
}

function cases(): OracleCase[] {
  const [hidden, slices, inputs] = [
    [1, 3, 7, 30],
    [1, 2, 5, 33],
    [1, 5],
  ];
  const named: [string, Lattice][] = [
    ['one site', lattice([[]])],
    ['no edge at all', lattice([[], [], [], [], []])],
    ['a chain', lattice(chain([0, 1, 2, 3, 4, 5, 6]))],
    ['a chain in mixed order', lattice(chain([3, 0, 4, 1, 2]))],
    ['one site that all others hear from', lattice([[], [0], [0], [0], [0]])],
    ['one site that hears from all others', lattice([[1, 2, 3, 4], [], [], [], []])],
    ['two lattices side by side', lattice([[], [0], [0, 1], [], [3], [3, 4]])],
    ['an edge past a level', lattice([[], [0], [1, 0], [2, 0]])],
  ];
  for (let seed = 0; seed < 24; seed++) {
    const random = createRandom(`oracle/${seed}`);
    const sites = 2 + random.integer(13);
    named.push([`random lattice ${seed}`, randomLattice(random, sites, [0.15, 0.5, 1][seed % 3])]);
  }
  return named.map(([name, of], i) => {
    const sizes = {
      // With these strides every value of one size meets every value of the others.
      slices: slices[(i + Math.floor(i / 4)) % 4],
      inputs: inputs[Math.floor(i / 2) % 2],
      hidden: hidden[i % 4],
      activation: (['relu', 'tanh'] as ElementwiseActivation[])[Math.floor(i / 8 + i) % 2],
    };
    const about = `${name} (${of.size} sites, ${of.edges} edges), S = ${sizes.slices}, D = ${sizes.inputs}, H = ${sizes.hidden}, ${sizes.activation}`;
    return { about, lattice: of, seed: name, ...sizes };
  });
}

/** The recurrence as the paper writes it, one site and slice at a time, in double precision. */
function plainElman(
  { lattice: of, slices, inputs, hidden, activation }: TrialSettings,
  values: TrialValues,
): Float64Array {
  const { x, U, W, b } = values;
  const h = new Float64Array(of.size * slices * hidden);
  for (let place = 0; place < of.size; place++) {
    for (let s = 0; s < slices; s++) {
      for (let i = 0; i < hidden; i++) {
        let z = b[i];
        for (let d = 0; d < inputs; d++) z += U[i * inputs + d] * x[(place * slices + s) * inputs + d];
        for (const p of of.predecessors[place]) {
          for (let j = 0; j < hidden; j++) z += W[i * hidden + j] * h[(p * slices + s) * hidden + j];
        }
        h[(place * slices + s) * hidden + i] = activation === 'relu' ? Math.max(0, z) : Math.tanh(z);
      }
    }
  }
  return h;
}

/** Recurrent weights with H times as many terms must be smaller, or states grow from level to level. */
function scaled(values: TrialValues, hidden: number): TrialValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, array]) => [
      name,
      name.startsWith('W') ? array.map((w) => w / Math.sqrt(hidden)) : array,
    ]),
  );
}

const largestOf = (values: Float32Array): number => Math.max(...values.map(Math.abs));

interface Expected {
  readonly output: Float32Array;
  readonly gradients: TrialValues;
}
const found = new Map<string, Expected>();

/** What a cell's tensor operations give on plain JavaScript, whose sums are in double precision. */
async function byTensors(cell: Cell, settings: TrialSettings): Promise<Expected> {
  const key = `${cell.name} ${settings.seed}`;
  if (!found.has(key)) {
    const backend = tf.getBackend();
    await tf.setBackend('cpu');
    const expected = cellTrial(cell, settings, ({ run, gradients, values: given }) => {
      const values = scaled(given, settings.hidden);
      return { output: run('ops', values).output, gradients: gradients('ops', values) };
    });
    found.set(key, expected);
    await tf.setBackend(backend);
  }
  return found.get(key)!;
}

describeEveryBuild('sweeps on kernels agree with the tensor ops', (build) => {
  describe.each(['wasm', 'cpu'])('as operations of the tfjs backend %s', (backend) => {
    beforeAll(async () => {
      await useBackend(backend);
      setCurrentKernels(build);
    });

    describe.each(builtinCells)('$name', (cell) => {
      // What is not particular to a cell, or to what the backend does with operands and results, is tried once.
      const every = backend === 'cpu' ? 7 : cell === elman ? 1 : 3;
      it.each(cases().filter((_, i) => i % every === 0 || (i < 8 && every === 3)))('$about', async (settings) => {
        const expected = await byTensors(cell, settings);
        const before = tf.memory().numTensors;
        cellTrial(cell, settings, ({ run, gradients, values: given }) => {
          const values = scaled(given, settings.hidden);
          expect(largestDifference(run('fused', values).output, expected.output)).toBeLessThanOrEqual(tolerance);
          const [withInput, without] = [true, false].map((input) => gradients('fused', values, input));
          expect(Object.keys(withInput)).toEqual(Object.keys(expected.gradients));
          const largest = Math.max(...Object.values(expected.gradients).map((values) => largestOf(values)));
          for (const [name, gradient] of Object.entries(withInput)) {
            // A gradient of one number may be the little that is left of many terms that cancel.
            const scale = Math.max(largestOf(expected.gradients[name]), largest / 10);
            const difference = Math.max(...gradient.map((value, i) => Math.abs(value - expected.gradients[name][i])));
            expect(difference, `gradient of ${name}`).toBeLessThanOrEqual(tolerance * scale);
          }
          const { x: _, ...parameters } = withInput;
          expect(without).toEqual(parameters);
        });
        expect(tf.memory().numTensors).toBe(before);
      });
    });
  });
});

describe('a cell of a plugin on a kernel', () => {
  it.each(builtinCells)('may list the parameters of $name in any order', async (cell) => {
    await useBackend('wasm');
    const turned: Cell = { ...cell, name: 'mine', parameters: (sizes) => [...cell.parameters(sizes)].reverse() };
    const settings = cases()[9];
    expect(settings.lattice.edges).toBeGreaterThan(0);
    cellTrial(turned, settings, ({ run, gradients, specs }) => {
      expect(specs[0].name).toMatch(/^b/);
      expect(largestDifference(run('fused').output, run('ops').output)).toBeLessThanOrEqual(tolerance);
      const [fused, ops] = [gradients('fused'), gradients('ops')];
      for (const [name, gradient] of Object.entries(fused)) {
        expect(largestDifference(gradient, ops[name]), name).toBeLessThanOrEqual(tolerance);
      }
    });
  });
});

describe('the tensor ops', () => {
  it.each(cases())('give what the paper writes, in double precision, on $about', async (settings) => {
    const { output } = await byTensors(elman, settings);
    const values = cellTrial(elman, settings, (trial) => scaled(trial.values, settings.hidden));
    expect(largestDifference(output, plainElman(settings, values))).toBeLessThanOrEqual(tolerance);
  });
});

describe('the oracle cases', () => {
  it('hold every size with both activations, and sites with 0 to 4 predecessors', () => {
    const all = cases();
    const pairs = new Set(all.map(({ slices, hidden }) => `${slices} ${hidden}`));
    expect(pairs.size).toBe(16);
    expect(new Set(all.map(({ inputs, activation }) => `${inputs} ${activation}`)).size).toBe(4);
    const counts = new Set(all.flatMap(({ lattice: of }) => of.predecessors.map(({ length }) => length)));
    expect([...counts].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(all.filter(({ lattice: of }) => of.edges === 0).length).toBeGreaterThanOrEqual(2);
  });
});
