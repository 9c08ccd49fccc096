import { describe, expect, it } from 'vitest';
import { StrnnError, type StrnnErrorCode } from '../error/StrnnError.js';
import { batchSizes } from '../model/batchSizes.js';
import { temporalLattice } from '../model/temporalLattice.js';
import { createArena } from './Arena.js';
import { createKernelModel } from './createKernelModel.js';
import { describeEveryBuild, wasm } from './everyBuild.test.support.js';
import type { KernelBuild } from './KernelBuild.js';
import { modelTable, sweepTable, type StageSpec } from './modelTable.js';
import { randomModel } from './randomModel.test.support.js';
import { runSweep } from './runSweep.js';

const { model, layout } = randomModel({
  ...{ seed: 'refusals', cell: 'elman', temporalCell: 'gru', activation: 'relu' },
  directions: ['a chain', 'no edge'],
  sizes: { T: 3, N: 4, D: 2, H: 5, K: 3, M: 6, Ht: 4, Kt: 2, C: 3, B: 2 },
  ...{ dropout: false, classWeights: false },
});
const good = modelTable(model.kernelSpec!);

// Where things stand, see kernels/src/model.h and check.h: a header of 11, then stages of 23 + N + (L + 1) + (N + 1) + E.
const chain = 11;
const [order, levels, first, predecessors] = [chain + 23, chain + 27, chain + 32, chain + 37];
const alone = predecessors + 3;
const [aloneLevels, aloneFirst] = [alone + 27, alone + 29];
const time = aloneFirst + 5;
const backward = time + 36;

function planned(build: KernelBuild, table: Int32Array): void {
  const arena = createArena(build, 4 * table.length + 16_384);
  const at = arena.take(4 * table.length);
  arena.integers(at, table.length).set(table);
  const work = arena.take(12_288);
  arena.call('modelSize', at, table.length, work, 12_288);
}

function refusal(act: () => unknown): StrnnError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

const shape = 'shape' as const;
const lattice = 'lattice' as const;
type Case = readonly [about: string, code: StrnnErrorCode, index: number, value: number];
const cases: readonly Case[] = [
  ['another version', shape, 0, 2],
  ...['slices', 'sites', 'features', 'classes'].flatMap((name, i): Case[] => [
    [`no ${name}`, shape, 1 + i, 0],
    [`fewer than no ${name}`, shape, 1 + i, -1],
    [`too many ${name}`, shape, 1 + i, 2 ** 31 - 1],
    [`other ${name} than the stages say`, shape, 1 + i, good[1 + i] + 1],
  ]),
  ['a direction more', shape, 5, 3],
  ['a direction less', shape, 5, 1],
  ['fewer than no directions', shape, 5, -1],
  ['too many directions', shape, 5, 65],
  ['nothing mixed', shape, 6, 0],
  ['other mixed units than the stages say', shape, 6, 7],
  ['no parameters', shape, 7, 0],
  ['a parameter too few', shape, 7, layout.size - 1],
  ['fewer than no rows per chunk', shape, 8, -1],
  ['too many rows per chunk', shape, 8, 2 ** 16 + 1],
  ['P/input although there are directions', shape, 9, 0],
  ['no class bias', shape, 10, -1],
  ['a class bias past the end', shape, 10, layout.size - 2],
  ['no hidden units', shape, chain + 2, 0],
  ['too many hidden units', shape, chain + 2, 2 ** 16 + 1],
  ['more hidden units than there are parameters for', shape, chain + 2, 1_000],
  ['no projections', shape, chain + 3, 0],
  ['more projections than there are parameters for', shape, chain + 3, 1_000],
  ['no outputs', shape, chain + 4, 0],
  ['an unknown cell', shape, chain + 5, 3],
  ['a cell below all', shape, chain + 5, -1],
  ['a cell with more gates than there are offsets for', shape, chain + 5, 2],
  ['an unknown activation', shape, chain + 6, 2],
  ['fewer than no edges', shape, chain + 7, -1],
  ['too many edges', shape, chain + 7, 2 ** 31 - 1],
  ['no levels', shape, chain + 8, 0],
  ['more levels than sites', lattice, chain + 8, 5],
  ...['U', 'W', 'b'].flatMap((name, i): Case[] => [
    [`no ${name}`, shape, chain + 9 + i, -1],
    [`${name} before the start`, shape, chain + 9 + i, -(2 ** 31)],
    [`${name} past the end`, shape, chain + 9 + i, layout.size - 1],
    [`${name} far past the end`, shape, chain + 9 + i, 2 ** 31 - 1],
  ]),
  ['W where nothing recurs', shape, alone + 10, 0],
  ['no r gate although something recurs', shape, time + 12, -1],
  ['less hidden units in one sense than in the other', shape, backward + 2, 3],
  ['less projections in one sense than in the other', shape, backward + 3, 1],
  ['no G', shape, chain + 21, -1],
  ['G past the end', shape, chain + 21, layout.size - 1],
  ['no P', shape, chain + 22, -1],
  ['P past the end', shape, chain + 22, layout.size - 1],
  ['a site twice in the order', lattice, order, good[order + 1]],
  ['a site below all in the order', lattice, order, -1],
  ['a site past the end in the order', lattice, order, 4],
  ['levels that start late', lattice, levels, 1],
  ['levels that end early', lattice, levels + 4, 3],
  ['levels that end late', lattice, levels + 4, 5],
  ['an empty level', lattice, levels + 1, 0],
  ['levels that fall', lattice, levels + 2, 0],
  ['a level past the end', lattice, levels + 2, 2 ** 31 - 1],
  ['lists that start late', lattice, first, 1],
  ['a site of level 0 that hears from one', lattice, first + 1, 1],
  ['a site of a later level that hears from none', lattice, first + 2, 0],
  ['lists that fall', lattice, first + 3, 0],
  ['a list past the end', lattice, first + 2, 4],
  ['a list far past the end', lattice, first + 2, 2 ** 31 - 1],
  ['lists that end early', lattice, first + 4, 2],
  ['a predecessor below all', lattice, predecessors, -1],
  ['a site that hears from itself', lattice, predecessors, 1],
  ['a predecessor in the same level', lattice, predecessors + 2, 3],
  ['a predecessor in a later level', lattice, predecessors + 1, 3],
  ['a predecessor past the end', lattice, predecessors + 1, 4],
  ['a predecessor far past the end', lattice, predecessors + 1, 2 ** 31 - 1],
  ['a second level without predecessors', lattice, aloneLevels + 1, 3],
];

describeEveryBuild('a table', (build) => {
  it('is taken as it is made, and stands where this test thinks', () => {
    planned(build, good);
    expect([...good.subarray(levels, levels + 5)]).toEqual([0, 1, 2, 3, 4]);
    expect([...good.subarray(first, first + 5)]).toEqual([0, 0, 1, 2, 3]);
    expect([...good.subarray(predecessors, predecessors + 3)]).toEqual([0, 1, 2]);
    expect([...good.subarray(aloneLevels, aloneFirst + 5)]).toEqual([0, 4, 0, 0, 0, 0, 0]);
    expect([good[alone + 10], good[time], good[time + 5], good[backward], good[backward + 2]]).toEqual([
      -1, 3, 1, 3, 4,
    ]);
  });

  it.each(cases)('is refused with %s', (_, code, index, value) => {
    const table = good.slice();
    expect(table[index]).not.toBe(value);
    table[index] = value;
    expect(refusal(() => planned(build, table)).code).toBe(code);
  });

  it('is refused when it was cut anywhere, or goes on after its end', () => {
    for (let length = 1; length < good.length; length++) {
      expect(refusal(() => planned(build, good.slice(0, length))).message, `${length}`).toMatch(/^kernel modelSize: /);
    }
    expect(refusal(() => planned(build, Int32Array.of(...good, 0))).message).toMatch(/goes on after its end/);
  });

  it('is planned or refused in words, whatever one of its numbers is', () => {
    for (let index = 0; index < good.length; index++) {
      for (const value of [-(2 ** 31), -2, -1, 0, 1, 2, 5, 2 ** 16, 2 ** 20, 2 ** 31 - 1]) {
        const table = good.slice();
        table[index] = value;
        try {
          planned(build, table);
        } catch (error) {
          expect(error).toBeInstanceOf(StrnnError);
        }
      }
    }
  });

  it('is refused with more samples than there is memory for, saying how much', () => {
    const sizes = { ...batchSizes(model, 1e9), classes: 3, parameters: layout.size };
    const { code, message } = refusal(() => createKernelModel(build, good, sizes));
    expect(code).toBe('shape');
    expect(message).toMatch(
      /^kernels: \d{6} MiB of memory are needed, but there is not so much \(.*\): .*Lower the batch/,
    );
  });
});

describe('a lattice that lies', () => {
  const stage: StageSpec = {
    ...{ lattice: temporalLattice(3, 'forward'), cell: 'elman', activation: 'relu', inputs: 1, hidden: 1 },
    ...{ projections: 0, outputs: 0, projection: null, mix: null },
    parameters: new Map(['U', 'W', 'b'].map((name) => [name, name])),
  };
  const specs = [...stage.parameters.keys()].map((name) => ({
    ...{ name, shape: name === 'b' ? [1] : [1, 1], initial: { kind: 'constant', value: 0 } as const },
  }));
  const sweep = (change: Partial<StageSpec['lattice']>): unknown =>
    runSweep(wasm, {
      table: sweepTable({ ...stage, lattice: { ...stage.lattice, ...change } }, specs),
      ...{ sites: 3, slices: 1, inputs: 1, hidden: 1 },
      x: Float32Array.of(1, 2, 3),
      parameters: Float32Array.of(1, 1, 0),
    });
  const lists = (...given: number[][]): Int32Array[] => given.map((list) => Int32Array.from(list));

  it('is not one that tells the truth', () => {
    expect([...(sweep({}) as Float32Array)]).toEqual([1, 3, 6]);
  });

  it.each<[string, Partial<StageSpec['lattice']>, RegExp]>([
    [
      'more edges than it states',
      { edges: 1 },
      /'forward': expected 3 sites in order, 3 .* and 1 edges.* found 3, 3 and 2/,
    ],
    ['fewer edges than it states', { edges: 3 }, /expected .* and 3 edges, .* found 3, 3 and 2\.$/],
    ['a list missing', { predecessors: lists([], [0]), edges: 1 }, /3 predecessor lists .* found 3, 2 and 1/],
    ['a list too many', { predecessors: lists([], [0], [1], []) }, /found 3, 4 and 2/],
    ['an order that is short', { order: Int32Array.of(0, 1) }, /found 2, 3 and 2/],
    ['an order that is long', { order: new Int32Array(1_000) }, /found 1000, 3 and 2/],
    ['an order that repeats', { order: Int32Array.of(0, 1, 1) }, /does not hold every site exactly once/],
    ['levels that stop early', { levels: Int32Array.of(0, 1, 2) }, /levels must rise from 0 to the number of sites/],
    ['a level that is empty', { levels: Int32Array.of(0, 1, 1, 3) }, /levels must rise/],
    ['a site that hears from a later one', { predecessors: lists([], [2], [0]) }, /not in an earlier level/],
    ['a site that hears from nowhere', { predecessors: lists([], [0], [7]) }, /not in an earlier level/],
    ['a level too low', { levels: Int32Array.of(0, 1, 3) }, /not in an earlier level/],
  ])('is refused: %s', (_, change, message) => {
    const { code, message: found } = refusal(() => sweep(change));
    expect(code).toBe('lattice');
    expect(found).toMatch(message);
  });
});
