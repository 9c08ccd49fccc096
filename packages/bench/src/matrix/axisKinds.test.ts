import type { DataSource } from '@strnn/core';
import { createRegistry } from '@strnn/core';
import { StrnnError, unknownName } from '@strnn/core/error';
import { changeOptions } from '@strnn/core/samples';
import { describe, expect, it } from 'vitest';
import { groupedKFold } from '../protocol/groupedKFold.js';
import { leaveOneSubjectOut } from '../protocol/leaveOneSubjectOut.js';
import type { AblationInput } from './AblationInput.js';
import { dataAliases, dataSettings } from './dataSettings.js';
import { defineAblation } from './defineAblation.js';
import { explainCell } from './explainCell.js';
import { exampleNames, exampleParts, examplePlan, refusal } from './fixtures/exampleExperiment.js';

interface Options {
  readonly slices?: number;
  readonly lowPass?: number | null;
  readonly recipe?: { readonly window?: number; readonly bands?: readonly string[] };
  readonly path?: string;
}

/** A data set as those of the other packages are: checked options, defaults, a folder that is none of them. */
function exampleData(options: Options = {}): DataSource {
  const { slices = 4, lowPass = 20, recipe = {} } = options;
  for (const name of Object.keys(options)) {
    if (!['slices', 'lowPass', 'recipe', 'path'].includes(name))
      throw unknownName('exampleData', 'option', name, ['slices', 'lowPass', 'recipe', 'path']);
  }
  if (![1, 4, 16].includes(slices)) throw new StrnnError('option', `exampleData.slices: found ${slices}`);
  return {
    name: 'example',
    options: { slices, lowPass, recipe: { window: 1, bands: ['alpha', 'beta'], ...recipe } },
    with: (changes) => exampleData(changeOptions(options, changes)),
    fingerprint: () => Promise.resolve(`${slices} ${lowPass}`),
    load: () => Promise.reject(new Error('never read')),
  };
}

const plan = (parts: Partial<AblationInput>) => examplePlan({ data: exampleData(), ...parts });
const refused = (parts: object): string[] => refusal(() => plan(parts)).lines;
const sourceOf = (planned: ReturnType<typeof plan>, label: string, path: string): string =>
  explainCell(planned, label).find((option) => option.path === path)!.source;

describe('an axis of protocols', () => {
  const protocol = { loso: leaveOneSubjectOut(), trials: groupedKFold({ folds: 3, by: 'trial' }) };

  it('goes by their names', () => {
    const planned = plan({ vary: { protocol } });
    expect(planned.axes).toEqual({ protocol: ['loso', 'trials'] });
    expect(planned.cells.map(({ label, config }) => [label, config.protocol.kind])).toEqual([
      ['protocol=loso', 'leave-one-subject-out'],
      ['protocol=trials', 'grouped-k-fold'],
    ]);
    expect(sourceOf(planned, 'protocol=trials', 'protocol.by')).toBe('experiment: vary.protocol.trials');
  });

  it('is set before the numbers of a protocol, which must fit each', () => {
    const vary = { 'protocol.folds': [2, 5], protocol };
    expect(refused({ vary })).toEqual([
      expect.stringMatching(
        /^experiment example: vary: protocol=loso protocol\.folds=2: protocol\.folds: leave-one-subject-out needs 0.* Say where the axis applies: when: \{ 'protocol\.folds'/,
      ),
    ]);
    const planned = plan({ vary, when: { 'protocol.folds': (cell) => cell.protocol === 'trials' } });
    expect(planned.cells.map(({ label, config }) => [label, config.protocol.folds])).toEqual([
      ['protocol=loso', 0],
      ['protocol.folds=2 protocol=trials', 2],
      ['protocol.folds=5 protocol=trials', 5],
    ]);
    expect(sourceOf(planned, 'protocol.folds=5 protocol=trials', 'protocol.folds')).toBe(
      'experiment: vary.protocol.folds[1]',
    );
  });
});

describe('an axis of the data', () => {
  it('goes by names', () => {
    const planned = plan({ vary: { data: { short: exampleData(), long: exampleData({ slices: 16 }) } } });
    expect(planned.cells.map(({ label, config }) => [label, config.data.options.slices])).toEqual([
      ['data=short', 4],
      ['data=long', 16],
    ]);
    expect(sourceOf(planned, 'data=long', 'data.slices')).toBe('experiment: vary.data.long');
  });

  it('sets options, inner ones and null too', () => {
    const planned = plan({ vary: { 'data.slices': '4^[0:2]', 'data.lowPass': [null, 40], 'data.recipe.window': [2] } });
    expect(planned.cells).toHaveLength(6);
    expect(planned.cells[0]).toMatchObject({
      label: 'data.slices=1 data.lowPass=null data.recipe.window=2',
      factors: { 'data.slices': 1, 'data.lowPass': 'null', 'data.recipe.window': 2 },
      config: { data: { options: { slices: 1, lowPass: null, recipe: { window: 2, bands: ['alpha', 'beta'] } } } },
    });
    const label = 'data.slices=16 data.lowPass=40 data.recipe.window=2';
    expect(sourceOf(planned, label, 'data.slices')).toBe("experiment: vary.data.slices[2] ('4^[0:2]')");
    expect(sourceOf(planned, label, 'data.recipe')).toBe('experiment: data; window: vary.data.recipe.window[0]');
  });

  it('shares one configuration of the data between the cells of a setting', () => {
    const { cells } = plan({ vary: { 'data.slices': [1, 4], hidden: [1, 2] }, baselines: ['majority'] });
    expect(new Set(cells.map(({ config }) => config.data)).size).toBe(2);
    expect(cells[4].config.data).toBe(cells[2].config.data);
  });

  it('gives every setting a fingerprint of its own', () => {
    const definition = defineAblation({ ...exampleParts, data: exampleData(), vary: { 'data.slices': [1, 4, 16] } });
    const settings = dataSettings(definition);
    expect(settings).toHaveLength(3);
    expect(settings).toContain(definition.data);
    expect(dataSettings(definition)).toEqual(settings);
    const { cells } = examplePlan({}, { definition, fingerprint: ({ options }) => `slices ${String(options.slices)}` });
    expect(cells.map(({ config }) => config.data.fingerprint)).toEqual(['slices 1', 'slices 4', 'slices 16']);
    const narrow = defineAblation({
      ...exampleParts,
      data: exampleData(),
      vary: { 'data.slices': [1, 4, 16] },
      exclude: [{ 'data.slices': 16 }, { 'data.slices': 4 }],
    });
    expect(dataSettings(narrow).map(({ options }) => options.slices)).toEqual([1]);
  });

  it('is not varied where it does not apply', () => {
    const planned = plan({
      vary: { 'data.slices': [1, 16], hidden: [1, 2] },
      when: { 'data.slices': (cell) => cell.hidden === 2 },
    });
    expect(planned.cells.map(({ label, config }) => [label, config.data.options.slices])).toEqual([
      ['hidden=1', 4],
      ['data.slices=1 hidden=2', 1],
      ['data.slices=16 hidden=2', 16],
    ]);
    expect(sourceOf(planned, 'hidden=1', 'data.slices')).toBe(
      'experiment: data (data.slices does not apply: when.data.slices)',
    );
  });

  it('checks combinations only where they are planned', () => {
    const vary = { 'data.slices': [1, 5], hidden: [1, 2] };
    expect(refused({ vary })).toEqual(['experiment example: vary.data.slices[1]: exampleData.slices: found 5']);
    expect(plan({ vary, exclude: [{ 'data.slices': 5 }] }).cells).toHaveLength(2);
  });

  it.each([
    [
      { 'data.slcies': [1] },
      /vary\.data\.slcies\[0\]: exampleData: unknown option 'slcies'\. Did you mean 'slices'\? Allowed: slices, lowPass, recipe, path\.$/,
    ],
    [{ 'data.': [1] }, /vary\.data\.: unknown axis 'data\.'/],
  ])('refuses %o', (vary, line) => {
    const found = refused({ vary, baselines: [] });
    expect(found[0]).toMatch(line);
  });

  it('takes data sets of the same name and options for one, and keeps in mind that their files may differ', () => {
    const definition = defineAblation({
      ...exampleParts,
      data: exampleData(),
      vary: { data: { a: exampleData({ path: 'x' }), b: exampleData({ slices: 16 }) } },
    });
    expect(dataSettings(definition).map(({ options }) => options.slices)).toEqual([4, 16]);
    const [{ setting, alias, where }, ...more] = dataAliases(definition);
    expect([setting === definition.data, alias === definition.axes[0].settings![0], where, more]).toEqual([
      true,
      true,
      'data=a',
      [],
    ]);
  });

  it('refuses options of a data set that cannot vary them', () => {
    const { with: _, ...fixed } = exampleData();
    expect(refused({ data: fixed, vary: { 'data.slices': [1] } })).toEqual([
      "experiment example: vary.data.slices[0]: the options of the data set 'example' cannot be varied (it has no `with`). Give each setting a name: vary: { data: { a: ..., b: ... } }.",
    ]);
  });
});

describe('an axis of directions', () => {
  const registry = createRegistry();
  const names = {
    ...exampleNames,
    traversals: [...registry.strategies.keys(), ...registry.directions.keys()],
    checkTraversal: (value: string | readonly string[], where: string) => void registry.traversal(value, where),
  };

  it('is the first n of the four sweeps of quad, and 4 is quad itself', () => {
    const planned = examplePlan({ vary: { directions: [1, 2, 4] } }, { names });
    expect(
      planned.cells.map(({ label, factors, config }) => [label, factors.directions, config.model.options.traversal]),
    ).toEqual([
      ['directions=1 of quad', 1, 'corner:top-left'],
      ['directions=2 of quad', 2, ['corner:top-left', 'corner:top-right']],
      ['directions=4 of quad', 4, 'quad'],
    ]);
    const [, , quad] = planned.cells;
    expect(quad.id).toBe(examplePlan({ vary: { traversal: ['quad'] } }, { names }).cells[0].id);
    expect(sourceOf(planned, 'directions=2 of quad', 'model.traversal')).toBe(
      'experiment: vary.directions[1], 2 of quad',
    );
    const { directions } = registry.strategies.get('quad')!;
    expect(['corner:top-left', 'corner:top-right', 'corner:bottom-left', 'corner:bottom-right']).toEqual(directions);
  });
});

describe('the types', () => {
  it('know the axes', () => {
    const vary = { projector: ['l1'], keep: [0.5] };
    // @ts-expect-error a value that no projector has
    expect(plan({ vary, when: { keep: (cell) => cell.projector === 3 } }).cells).toHaveLength(1);
    // @ts-expect-error a mistyped axis
    expect(() => plan({ vary, when: { kep: () => true } })).toThrow('kep');
    // @ts-expect-error a mistyped axis in a condition
    expect(() => plan({ vary, when: { keep: (cell) => cell.projektor === 'l1' } })).toThrow('projektor');
    // @ts-expect-error a mistyped axis in an exclusion
    expect(() => plan({ vary, exclude: [{ projektor: 'l1' }] })).toThrow('projektor');
  });
});
