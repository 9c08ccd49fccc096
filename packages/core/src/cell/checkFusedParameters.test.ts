import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/StrnnError.js';
import { createStrnn } from '../model/createStrnn.js';
import { createRegistry } from '../plugin/createRegistry.js';
import { definePlugin } from '../plugin/definePlugin.js';
import { gridSites } from '../sites/gridSites.js';
import { builtinCells } from './builtinCells.js';
import type { Cell, CellSizes, ParameterSpec } from './Cell.js';
import { checkFusedParameters } from './checkFusedParameters.js';
import { elman } from './elman.js';
import { gru } from './gru.js';

/** A cell that says it is computed by a kernel, with parameters of its own. */
const having = (of: Cell, parameters: (specs: readonly ParameterSpec[]) => readonly ParameterSpec[]): Cell => ({
  ...of,
  name: 'mine',
  parameters: (sizes) => parameters(of.parameters(sizes)),
});
const named = (name: string, change: Partial<ParameterSpec>) => (specs: readonly ParameterSpec[]) =>
  specs.map((spec) => (spec.name === name ? { ...spec, ...change } : spec));

/** What a model of 3 x 3 sites says to a cell of a plugin. */
function refusal(cell: Cell, options: Record<string, unknown> = { cell: 'lab/mine' }): string {
  const registry = createRegistry([
    { plugin: definePlugin({ name: 'lab', version: '1', cells: [cell] }), source: 'lab.plugin.ts' },
  ]);
  const sizes = { slices: 4, features: 3, classes: 2 };
  try {
    createStrnn({ hidden: 5, temporalHidden: 7, mixed: 6, ...options }, { sites: gridSites(3, 3), sizes, registry });
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).code).toBe('plugin');
    return (error as StrnnError).message;
  }
  return 'nothing was refused';
}

const sizes: CellSizes = { inputs: 3, hidden: 5, recurrent: true, recurrentGain: 1 };

describe('checkFusedParameters', () => {
  it('passes the built-in cells, copies of them in another order, and cells without a kernel', () => {
    for (const cell of builtinCells) {
      for (const recurrent of [true, false]) {
        checkFusedParameters(cell, { ...sizes, recurrent });
        checkFusedParameters(
          having(cell, (specs) => [...specs].reverse()),
          { ...sizes, recurrent },
        );
      }
    }
    const { fused: _, ...plain } = elman;
    checkFusedParameters({ ...plain, parameters: () => [] }, sizes);
    checkFusedParameters({ ...elman, fused: 'unknown', parameters: () => [] }, sizes);
    expect(refusal(having(gru, (specs) => specs))).toBe('nothing was refused');
  });

  it('says which cell and parameter, and what was expected and found', () => {
    expect(refusal(having(elman, named('W', { shape: [5, 3] })))).toBe(
      "cell 'lab/mine': fused 'elman' asks for the parameters of the built-in cell 'elman'; for 3 inputs, 5 hidden units, " +
        "with predecessors: parameter 'W': expected [5, 5], found [5, 3]. Leave out 'fused', or declare these: " +
        'U [5, 3], W [5, 5], b [5].',
    );
  });

  it.each<[string, Cell, RegExp]>([
    ['none at all', having(elman, () => []), /parameter 'U': expected \[5, 3\], found none/],
    ['no bias', having(elman, (specs) => specs.slice(0, 2)), /parameter 'b': expected \[5\], found none/],
    ['another name', having(elman, named('b', { name: 'bias' })), /parameter 'b': expected \[5\], found none/],
    [
      'one too many',
      having(elman, (specs) => [...specs, { ...specs[0], name: 'U_2' }]),
      /'U_2': expected none, found \[5, 3\]/,
    ],
    ['transposed weights', having(elman, named('U', { shape: [3, 5] })), /'U': expected \[5, 3\], found \[3, 5\]/],
    ['weights without rows', having(elman, named('W', { shape: [25] })), /'W': expected \[5, 5\], found \[25\]/],
    ["another kernel's", { ...having(gru, (specs) => specs), fused: 'lstm' }, /'U_i': expected \[5, 3\], found none/],
    [
      'recurrent weights where nothing recurs',
      { ...having(elman, (specs) => specs), parameters: (given) => elman.parameters({ ...given, recurrent: true }) },
      /without predecessors: parameter 'W': expected none, found \[5, 5\]/,
    ],
  ])('refuses a model of a cell with %s', (_, cell, message) => {
    expect(refusal(cell, { cell: 'lab/mine', traversal: ['corner:top-left', 'none'] })).toMatch(message);
  });

  it('looks at the cell over time too, with the sizes that it has there', () => {
    const cell = having(gru, named('W_g', { shape: [7, 6] }));
    expect(refusal(cell, { temporalCell: 'lab/mine' })).toMatch(
      /for 6 inputs, 7 hidden units, with predecessors: parameter 'W_g': expected \[7, 7\], found \[7, 6\]/,
    );
  });

  it('refuses whatever the projector and the other cell do, for a sweep alone runs on kernels too', () => {
    const cell = having(elman, named('W', { shape: [5, 3] }));
    for (const projector of ['l1', 'top-k']) {
      expect(refusal(cell, { cell: 'lab/mine', projector })).toMatch(/parameter 'W': expected \[5, 5\]/);
    }
  });
});
