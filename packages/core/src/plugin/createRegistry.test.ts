import { describe, expect, it } from 'vitest';
import { builtinCells } from '../cell/builtinCells.js';
import type { Cell, CellSizes, CellStep, ParameterSpec } from '../cell/Cell.js';
import { elman } from '../cell/elman.js';
import { StrnnError } from '../error/index.js';
import { createStrnn } from '../model/createStrnn.js';
import { builtinProjectors } from '../projector/builtinProjectors.js';
import { l1 } from '../projector/l1.js';
import { gridSites } from '../sites/index.js';
import type { Direction, Strategy } from '../traversal/index.js';
import { builtinDirections, builtinStrategies, chain } from '../traversal/index.js';
import type { PluginSource } from './createRegistry.js';
import { createRegistry } from './createRegistry.js';
import type { PluginDefinition } from './definePlugin.js';
import { definePlugin } from './definePlugin.js';

const spiral: Direction = {
  name: 'spiral',
  description: 'In index order.',
  predecessors: ({ names }) => chain(names.map((_, n) => n)),
};
const strategy = (name: string, ...directions: string[]): Strategy => ({ name, description: 'A test.', directions });

function source(definition: Partial<PluginDefinition>, file = 'plugins/lab.plugin.ts'): PluginSource {
  return { plugin: definePlugin({ name: 'my-lab', version: '1', ...definition }), source: file };
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

describe('createRegistry', () => {
  it('holds every built-in item by its own name', () => {
    const registry = createRegistry();
    expect([...registry.directions.values()]).toEqual(builtinDirections);
    expect([...registry.strategies.values()]).toEqual(builtinStrategies);
    expect([...registry.cells.values()]).toEqual(builtinCells);
    expect([...registry.projectors.values()]).toEqual(builtinProjectors);
    for (const [name, item] of registry.directions) expect(name).toBe(item.name);
  });

  it('names no built-in direction like a strategy, and every built-in strategy names directions that there are', () => {
    const registry = createRegistry();
    for (const { name, directions } of builtinStrategies) {
      expect(registry.directions.has(name), name).toBe(false);
      expect(directions.filter((direction) => !registry.directions.has(direction))).toEqual([]);
    }
  });

  it("adds a plugin's items as <plugin>/<item>, and leaves the built-in ones alone", () => {
    const registry = createRegistry([
      source({
        directions: [spiral],
        strategies: [strategy('mine', 'spiral')],
        cells: [elman],
        projectors: [l1],
      }),
    ]);
    expect(registry.directions.get('my-lab/spiral')?.name).toBe('my-lab/spiral');
    expect(registry.directions.has('spiral')).toBe(false);
    expect(registry.strategies.get('my-lab/mine')?.directions).toEqual(['my-lab/spiral']);
    expect(registry.cell('my-lab/elman', 'model.cell')).toMatchObject({ name: 'my-lab/elman', fused: 'elman' });
    expect(registry.cell('elman', 'model.cell')).toBe(elman);
    expect(registry.projector('my-lab/l1', 'model.projector').name).toBe('my-lab/l1');
    expect(registry.projector('l1', 'model.projector')).toBe(l1);
    expect(createRegistry().directions.has('my-lab/spiral')).toBe(false);
  });

  it('refuses two plugins of one name and names both files', () => {
    const error = refusal(() => createRegistry([source({}, 'a.plugin.ts'), source({}, 'sub/b.plugin.ts')]));
    expect([error.code, error.message]).toEqual([
      'plugin',
      "two plugins are called 'my-lab': a.plugin.ts and sub/b.plugin.ts. Rename one.",
    ]);
  });

  it('refuses a strategy of an unknown direction, with the nearest, short names included', () => {
    const error = refusal(() =>
      createRegistry([source({ directions: [spiral], strategies: [strategy('s', 'spirl')] })]),
    );
    expect(error.code).toBe('plugin');
    expect(error.message).toMatch(
      /^plugin 'my-lab': strategy 's': unknown direction 'spirl'\. Did you mean 'spiral'\? Allowed: spiral, corner:/,
    );
    // Directions only: a strategy cannot hold another one.
    expect(refusal(() => createRegistry([source({ strategies: [strategy('s', 'quad')] })])).message).toMatch(
      /unknown direction 'quad'/,
    );
  });

  it('refuses a direction and a strategy of one name', () => {
    const error = refusal(() =>
      createRegistry([source({ directions: [spiral], strategies: [strategy('spiral', 'spiral')] })]),
    );
    expect([error.code, error.message]).toEqual([
      'plugin',
      "plugin 'my-lab': 'spiral' is both a direction and a strategy.",
    ]);
  });

  it("lets a strategy name its own plugin's directions short, others' and built-in ones in full", () => {
    const registry = createRegistry([
      source({ directions: [spiral], strategies: [strategy('s', 'hilbert', 'spiral', 'other/spiral')] }),
      source({ name: 'other', directions: [spiral] }, 'other.ts'),
    ]);
    expect(registry.traversal('my-lab/s', 'model.traversal').map(({ name }) => name)).toEqual([
      'hilbert',
      'my-lab/spiral',
      'other/spiral',
    ]);
  });

  it("takes its own direction for a strategy's before a built-in one of the same name", () => {
    const registry = createRegistry([
      source({ directions: [{ ...spiral, name: 'hilbert' }], strategies: [strategy('s', 'hilbert')] }),
    ]);
    expect(registry.traversal('my-lab/s', '').map(({ name }) => name)).toEqual(['my-lab/hilbert']);
  });
});

describe('Registry.traversal', () => {
  const registry = createRegistry([source({ directions: [spiral], strategies: [strategy('s', 'spiral', 'hilbert')] })]);
  const names = (traversal: string | readonly string[]): string[] =>
    registry.traversal(traversal, 'model.traversal').map(({ name }) => name);

  it('takes a strategy, a direction, or a list of either, in the order written', () => {
    expect(names('quad')).toEqual(builtinStrategies[0].directions);
    expect(names('corner:top-left')).toEqual(['corner:top-left']);
    expect(names(['radial', 'corner:top-left', 'my-lab/spiral'])).toEqual([
      'radial:outward',
      'radial:inward',
      'corner:top-left',
      'my-lab/spiral',
    ]);
    expect(names('temporal-only')).toEqual([]);
    expect(names([])).toEqual([]);
  });

  it('refuses a direction that appears twice, also through a strategy', () => {
    const twice = refusal(() => names(['hilbert', 'my-lab/s']));
    expect([twice.code, twice.message]).toEqual([
      'option',
      "model.traversal: direction 'hilbert' appears twice in [hilbert, my-lab/s].",
    ]);
    expect(refusal(() => names(['hilbert', 'hilbert'])).message).toMatch(/'hilbert' appears twice/);
  });

  it('refuses an unknown name with the nearest one and its place in a list', () => {
    const one = refusal(() => names('quadd'));
    expect(one.code).toBe('option');
    expect(one.message).toMatch(/^model\.traversal: unknown traversal 'quadd'\. Did you mean 'quad'\? Allowed: quad, /);
    expect(refusal(() => names(['quad', 'spiral'])).message).toMatch(
      /^model\.traversal\[1\]: unknown traversal 'spiral'/,
    );
    expect(refusal(() => names(['quad', 'my-lab/spirl'])).message).toMatch(/Did you mean 'my-lab\/spiral'\?/);
  });

  it('refuses unknown cells and projectors with the nearest one', () => {
    const cell = refusal(() => registry.cell('elmann', 'model.cell'));
    expect([cell.code, cell.message]).toEqual([
      'option',
      "model.cell: unknown cell 'elmann'. Did you mean 'elman'? Allowed: elman, gru, lstm.",
    ]);
    const projector = refusal(() => registry.projector('l2', 'model.projector'));
    expect(projector.message).toBe(
      "model.projector: unknown projector 'l2'. Did you mean 'l1'? Allowed: dense, l1, l21, top-k.",
    );
  });
});

describe('items that are instances of classes', () => {
  /** Everything but the sizes of its matrices is inherited or private. */
  abstract class Named {
    readonly #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    get name(): string {
      return this.#name;
    }
    get description(): string {
      return `the class-based ${this.#name}`;
    }
  }
  class ByClass extends Named implements Direction {
    predecessors({ names }: { readonly names: readonly string[] }): number[][] {
      return this.name === 'by-class' ? chain(names.map((_, n) => n)) : [];
    }
  }
  class CellByClass extends Named implements Cell {
    readonly states = ['h'];
    readonly #inner = elman;
    parameters(sizes: CellSizes): readonly ParameterSpec[] {
      return this.#inner.parameters(sizes);
    }
    step(step: CellStep): ReturnType<Cell['step']> {
      return this.#inner.step(step);
    }
  }

  it('work in a model as plain ones do', () => {
    const registry = createRegistry([
      source({ directions: [new ByClass('by-class')], cells: [new CellByClass('cell-by-class')] }),
    ]);
    expect(registry.cell('my-lab/cell-by-class', '')).toMatchObject({
      name: 'my-lab/cell-by-class',
      description: 'the class-based cell-by-class',
      states: ['h'],
    });
    const model = createStrnn(
      { traversal: 'my-lab/by-class', cell: 'my-lab/cell-by-class', temporalCell: 'my-lab/cell-by-class' },
      { sites: gridSites(2, 2), sizes: { slices: 2, features: 1, classes: 2 }, registry },
    );
    expect(model.lattices[0].edges).toBe(3);
    expect(model.parameters.map(({ name }) => name)).toContain('U/my-lab/by-class');
  });
});
