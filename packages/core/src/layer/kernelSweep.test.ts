import { beforeAll, describe, expect, it } from 'vitest';
import type { ElementwiseActivation } from '../cell/activation.js';
import { elman } from '../cell/elman.js';
import { useBackend } from '../compute/index.js';
import type { TrialSettings, TrialValues } from '../conformance/cellTrial.js';
import { cellTrial } from '../conformance/cellTrial.js';
import { largestDifference } from '../conformance/largestDifference.js';
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
      name === 'W' ? array.map((w) => w / Math.sqrt(hidden)) : array,
    ]),
  );
}

describe.each(['wasm', 'cpu'])('on %s', (backend) => {
  beforeAll(async () => {
    await useBackend(backend);
  });

  it.each(cases())('agrees with the tensor ops on $about', (settings) => {
    cellTrial(elman, settings, ({ run, gradients, values: given }) => {
      const values = scaled(given, settings.hidden);
      const expected = plainElman(settings, values);
      expect(largestDifference(run('ops', values).output, expected)).toBeLessThanOrEqual(tolerance);
      expect(largestDifference(run('fused', values).output, expected)).toBeLessThanOrEqual(tolerance);

      const ops = gradients('ops', values);
      const [withInput, without] = [true, false].map((input) => gradients('fused', values, input));
      expect(Object.keys(withInput)).toEqual(['x', 'U', ...(settings.lattice.edges > 0 ? ['W'] : []), 'b']);
      for (const [name, gradient] of Object.entries(withInput)) {
        expect(largestDifference(gradient, ops[name]), `gradient of ${name}`).toBeLessThanOrEqual(tolerance);
      }
      const { x: _, ...parameters } = withInput;
      expect(without).toEqual(parameters);
    });
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
