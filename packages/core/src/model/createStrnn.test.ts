import { describe, expect, it } from 'vitest';
import { gridSites } from '../sites/gridSites.js';
import { seed62Sites } from '../sites/seed62Sites.js';
import { createStrnn } from './createStrnn.js';
import type { StrnnModel } from './StrnnModel.js';

const sizes = { slices: 9, features: 5, classes: 3 };
const count = (model: StrnnModel): number =>
  model.parameters.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0);

describe('createStrnn', () => {
  it('has the number of parameters that its docstring says', () => {
    const [T, N, D, C, H, K, M, Ht, Kt, R] = [9, 62, 5, 3, 30, 10, 30, 30, 5, 4];
    const expected =
      R * (H * D + H * H + H + N * K + M * K * H) + 2 * (Ht * M + Ht * Ht + Ht + T * Kt + C * Kt * Ht) + C;
    expect(count(createStrnn({}, { sites: seed62Sites(), sizes }))).toBe(expected);
  });

  it('leaves W out where nothing recurs', () => {
    const names = (traversal: string): string[] =>
      createStrnn({ traversal }, { sites: gridSites(3, 3), sizes }).parameters.map(({ name }) => name);
    expect(names('none').filter((name) => name.startsWith('W/'))).toEqual([]);
    expect(names('none').filter((name) => name.startsWith('U/'))).toHaveLength(4);
    expect(names('temporal-only').filter((name) => /^[UWGb]/.test(name))).toEqual([]);
    expect(names('temporal-only')).toContain('P/input');
  });

  it.each<[Record<string, unknown>, string]>([
    [{ hiden: 3 }, "model.hiden: unknown option 'hiden'. Did you mean 'hidden'?"],
    [{ hidden: 0 }, 'model.hidden: expected an integer from 1 to 4096, but found 0.'],
    [{ hidden: 2.5 }, 'model.hidden: expected an integer from 1 to 4096, but found 2.5.'],
    [{ hidden: '30' }, "model.hidden: expected an integer from 1 to 4096, but found '30'."],
    [{ cell: 'elmann' }, "model.cell: unknown cell 'elmann'. Did you mean 'elman'? Allowed: elman, gru, lstm."],
    [{ temporalCell: 'rnn' }, "model.temporalCell: unknown cell 'rnn'."],
    [{ projector: 'L1' }, "model.projector: unknown projector 'L1'. Did you mean 'l1'?"],
    [{ traversal: 'quda' }, "model.traversal: unknown traversal 'quda'. Did you mean 'quad'?"],
    [{ traversal: ['quad', 'snak'] }, "model.traversal[1]: unknown traversal 'snak'. Did you mean 'snake'?"],
    [{ traversal: ['quad', 'corner:top-left'] }, "model.traversal: direction 'corner:top-left' appears twice"],
    [{ activation: 'gelu' }, "model.activation: expected one of relu, tanh, but found 'gelu'."],
  ])('refuses %j', (options, message) => {
    expect(() => createStrnn(options, { sites: gridSites(3, 3), sizes })).toThrow(message);
  });

  it('refuses sizes and sites that cannot be', () => {
    expect(() => createStrnn({}, { sites: gridSites(3, 3), sizes: { ...sizes, classes: 1 } })).toThrow(
      'sizes.classes: expected an integer >= 2, but found 1.',
    );
    expect(() => createStrnn({ traversal: 'libeer' }, { sites: gridSites(3, 3), sizes })).toThrow(/62/);
  });
});
