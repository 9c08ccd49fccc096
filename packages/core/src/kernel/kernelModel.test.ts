import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activations } from '../cell/activation.js';
import { useBackend } from '../compute/useBackend.js';
import { describeEveryBuild } from './everyBuild.test.support.js';
import { byKernels, expectClose, randomKernelModel } from './randomKernelModel.test.support.js';
import {
  latticeKinds,
  randomModel,
  type LatticeKind,
  type Outcome,
  type RandomModel,
  type RandomModelSettings,
} from './randomModel.test.support.js';

/** Below, at and above the widths of all vectors (4, 8, 16) and tiles. */
const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 33];
const cells = ['elman', 'gru', 'lstm'];
const kinds = Object.keys(latticeKinds) as LatticeKind[];

/** Sizes go through all lengths with a stride of their own, so that each meets many values of the others. */
function settingsOf(i: number): RandomModelSettings {
  const size = (stride: number, start: number, most = 33): number => {
    const allowed = lengths.filter((length) => length <= most);
    return allowed[(i * stride + start) % allowed.length];
  };
  const sizes = {
    T: size(3, 1),
    N: size(5, 2),
    D: size(7, 4),
    H: size(4, 6),
    K: size(2, 3, 9),
    M: size(6, 8),
    Ht: size(8, 5),
    Kt: size(5, 1, 9),
    C: Math.max(2, size(9, 2)),
    B: size(10, 3, 9),
  };
  const count = i % 5;
  return {
    seed: String(i),
    cell: cells[i % 3],
    temporalCell: cells[Math.floor(i / 3) % 3],
    activation: activations[Math.floor(i / 2) % 2],
    directions: i % 10 === 9 ? 'none' : Array.from({ length: count }, (_, r) => kinds[(i + 3 * r) % kinds.length]),
    sizes,
    dropout: Math.floor(i / 2) % 2 === 0,
    classWeights: i % 3 === 0,
  };
}

const cases = Array.from({ length: 40 }, (_, i) => settingsOf(i));
const about = ({ cell, temporalCell, activation, directions, sizes, dropout }: RandomModelSettings): string =>
  `${cell} x ${temporalCell}, ${activation}, ${typeof directions === 'string' ? directions : `[${directions.join(', ')}]`}, ` +
  `${Object.entries(sizes).map(([name, value]) => `${name} ${value}`).join(' ')}${dropout ? ', dropout' : ''}`; // prettier-ignore

const made = new Map<RandomModelSettings, { random: RandomModel; expected: Outcome }>();
function tensorOutcome(settings: RandomModelSettings): { random: RandomModel; expected: Outcome } {
  let entry = made.get(settings);
  if (entry === undefined) {
    const random = randomModel(settings);
    made.set(settings, (entry = { random, expected: random.byTensors() }));
  }
  return entry;
}

beforeAll(async () => void (await useBackend('cpu')));
afterAll(() => made.forEach(({ random }) => random.model.dispose()));

describeEveryBuild('the whole model agrees with the tensor ops', (build) => {
  it.each(cases.map((settings, i) => [about(settings), i, settings] as const))('%s', (_, i, settings) => {
    const { random, expected } = tensorOutcome(settings);
    // As many rows per chunk as the kernels choose, and a number of our own.
    for (const rowsPerChunk of [0, 1 + (i % 5)]) {
      const memory = randomKernelModel(build, random, { rowsPerChunk, spare: i % 3 });
      expectClose(byKernels(memory, random), expected);
    }
  });
});

describe('the random models', () => {
  it('hold every length of every size, all cells in space and time, all lattices and both activations', () => {
    for (const name of ['T', 'N', 'D', 'H', 'M', 'Ht'] as const) {
      expect(new Set(cases.map(({ sizes }) => sizes[name])), name).toEqual(new Set(lengths));
    }
    expect(new Set(cases.map(({ sizes }) => sizes.C)).size).toBe(lengths.length - 1);
    expect(new Set(cases.map(({ cell, temporalCell }) => `${cell} ${temporalCell}`)).size).toBe(9);
    expect(new Set(cases.map(({ cell, activation }) => `${cell} ${activation}`)).size).toBe(6);
    for (const cell of cells) {
      const traversals = cases.filter((settings) => settings.cell === cell).map(({ directions }) => directions);
      const lists = traversals.filter((directions) => directions !== 'none');
      expect(new Set(lists.flat()), cell).toEqual(new Set(kinds));
      expect(new Set(lists.map(({ length }) => length)), cell).toEqual(new Set([0, 1, 2, 3, 4]));
      expect(traversals, cell).toContain('none');
    }
    expect(new Set(cases.map(({ dropout, classWeights }) => `${dropout} ${classWeights}`)).size).toBe(4);
  });
});
