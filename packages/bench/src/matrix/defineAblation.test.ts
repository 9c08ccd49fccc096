import { definePlugin } from '@strnn/core';
import { describe, expect, it } from 'vitest';
import { groupedKFold } from '../protocol/groupedKFold.js';
import { leaveOneSubjectOut } from '../protocol/leaveOneSubjectOut.js';
import { defineAblation } from './defineAblation.js';
import { exampleParts, refusal } from './fixtures/exampleExperiment.js';
import { isAblationDefinition } from './isAblationDefinition.js';
import { strnn } from './strnn.js';

/** What a JavaScript user, or one who silences the types, may write. */
const untyped = (parts: object) => () => defineAblation({ ...exampleParts, ...parts });
const lines = (parts: object): string[] => refusal(untyped(parts)).lines;

describe('defineAblation', () => {
  it('completes an experiment, frozen and recognisable', () => {
    const plugin = definePlugin({ name: 'mine', version: '1' });
    const definition = defineAblation({
      ...exampleParts,
      model: strnn({ traversal: ['quad'], hidden: '2^5' }),
      training: { learningRate: '1e-3 * 2', epochs: 3 },
      seeds: 3,
      plugins: ['plugins/*.ts', plugin],
    });
    expect(isAblationDefinition(definition)).toBe(true);
    expect(Object.isFrozen(definition)).toBe(true);
    expect(Object.isFrozen(definition.model.options)).toBe(true);
    expect(definition.data).toBe(exampleParts.data);
    expect(definition.model.options).toMatchObject({ traversal: 'quad', hidden: 32, cell: 'elman' });
    expect(definition.training).toMatchObject({ learningRate: 0.002, epochs: 3, batchSize: 32 });
    expect(definition.scaler).toBe('channel-z');
    expect(definition.seeds).toEqual([1, 2, 3]);
    expect(definition.plugins).toEqual(['plugins/*.ts', plugin]);
    expect(definition.written).toEqual([
      'model.traversal',
      'model.hidden',
      'training.learningRate',
      'training.epochs',
      'seeds',
    ]);
    expect(isAblationDefinition({ ...exampleParts })).toBe(false);
  });

  it('writes out the axes in the order written', () => {
    const { axes } = defineAblation({
      ...exampleParts,
      vary: {
        traversal: ['quad', ['corner:top-left', 'corner:bottom-right'], ['snake']],
        hidden: '2^[4:6]',
        'model.mixed': { from: 10, to: 30, step: 10 },
        'training.learningRate': { from: 1e-4, to: 1e-2, count: 3, scale: 'log' },
        'training.refit': [true, false],
        'training.epochs': [5, '2 * 5'],
        'protocol.folds': [2, 4],
        scaler: ['none', 'channel-z'],
      },
    });
    expect(axes.map(({ name, path, values }) => [name, path, values])).toEqual([
      ['traversal', 'model.traversal', ['quad', ['corner:top-left', 'corner:bottom-right'], 'snake']],
      ['hidden', 'model.hidden', [16, 32, 64]],
      ['model.mixed', 'model.mixed', [10, 20, 30]],
      ['training.learningRate', 'training.learningRate', [1e-4, 1e-3, 1e-2]],
      ['training.refit', 'training.refit', [true, false]],
      ['training.epochs', 'training.epochs', [5, 10]],
      ['protocol.folds', 'protocol.folds', [2, 4]],
      ['scaler', 'scaler', ['none', 'channel-z']],
    ]);
  });

  it('names the experiment, the option and the nearest allowed name', () => {
    const [line, ...more] = lines({ name: 'quickstart', model: { kind: 'strnn', options: { hiden: 30 } } });
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^experiment quickstart: model\.hiden: unknown option 'hiden'\. Did you mean 'hidden'\? Allowed: traversal, cell, .*keep\.$/,
    );
    expect(refusal(untyped({ seedz: 3 })).code).toBe('option');
    expect(lines({ seedz: 3 })[0]).toMatch(/^experiment example: seedz: .*Did you mean 'seeds'\? Allowed: name, data,/);
    expect(lines({ training: { epoch: 3 } })[0]).toMatch(/training\.epoch: .*Did you mean 'epochs'\?/);
    expect(lines({ name: undefined, seeds: 0 })[0]).toMatch(/^experiment: seeds: /);
  });

  it('reports everything that is wrong at once, a line each', () => {
    expect(
      lines({
        model: { kind: 'strnn', options: { hidden: 0, activation: 'gelu', mixed: '2^' } },
        training: { dropout: 1, refit: 'yes', epochs: '[1, 2]' },
        vary: { cell: ['gru', 3] },
        seeds: [1, 1],
        scaler: 4,
      }),
    ).toEqual([
      'experiment example: scaler: expected the name of a scaler, found 4.',
      'experiment example: seeds: expected a number of seeds from 1 to 1000, or a list of distinct whole numbers from 0, found [1, 1].',
      "experiment example: model.mixed: '2^': Unexpected end of expression (char 3). Allowed: a number, or an expression of one number ('2^5').",
      'experiment example: model.hidden: expected an integer from 1 to 4096, found 0.',
      "experiment example: model.activation: expected 'relu' or 'tanh', found 'gelu'.",
      "experiment example: training.epochs: '[1, 2]': the expression gives 2 values, not one. Allowed: a number, or an expression of one number ('2^5').",
      'experiment example: training.dropout: expected a number from 0 to 0.99, found 1.',
      "experiment example: training.refit: expected true or false, found 'yes'.",
      'experiment example: vary.cell[1]: expected the name of a cell, found 3.',
    ]);
  });

  it.each([
    [{ name: '../up' }, /name: expected a folder name .* found '\.\.\/up'\.$/],
    [{ name: 'con' }, /name: expected a folder name/],
    [{ name: 'a.' }, /name: expected a folder name/],
    [{ name: 'a'.repeat(65) }, /name: expected a folder name/],
    [{ name: '' }, /name: expected a folder name/],
    [{ data: undefined }, /data: expected a data set such as uciEeg\(\{ \.\.\. \}\), found nothing\.$/],
    [{ data: () => 1 }, /data: expected a data set .* found a function\.$/],
    [{ data: { name: 'x', options: {} } }, /data: .* found an object with name, options\.$/],
    [{ protocol: 'loso' }, /protocol: expected a protocol such as leaveOneSubjectOut\(\), found 'loso'\.$/],
    [{ protocol: { ...groupedKFold(), folds: 1.5 } }, /protocol\.folds: expected an integer from 0, found 1\.5\.$/],
    [{ protocol: { ...groupedKFold(), kind: 'group-k-fold' } }, /protocol\.kind: .*Did you mean 'grouped-k-fold'\?/],
    [{ model: 'strnn' }, /model: expected a model such as strnn\(\{ hidden: 30 \}\), found 'strnn'\.$/],
    [{ training: 3 }, /training: expected training options such as \{ epochs: 20 \}, found 3\.$/],
    [{ vary: [] }, /vary: expected axes such as .* found \[\]\.$/],
    [{ seeds: -1 }, /seeds: expected a number of seeds from 1 to 1000/],
    [{ seeds: [] }, /seeds: .* found \[\]\.$/],
    [{ seeds: [0.5] }, /seeds: .* found \[0\.5\]\.$/],
    [
      { plugins: [4] },
      /plugins\[0\]: expected a plugin \(definePlugin\(\{ \.\.\. \}\)\) or a glob of plugin files, found 4\.$/,
    ],
    [{ baselines: 'svm' }, /baselines: expected a list of models, found 'svm'\.$/],
    [{ baselines: [3] }, /baselines\[0\]: expected a model by name .* found 3\.$/],
    [
      { baselines: [{ modle: 'x', model: 'y' }] },
      /baselines\[0\]\.modle: unknown option 'modle'\. Did you mean 'model'\?/,
    ],
    [{ baselines: [{ scaler: 'none' }] }, /baselines\[0\]\.model: expected a model by name .* found nothing\.$/],
    [{ baselines: [strnn({ hidden: -1 })] }, /baselines\[0\]\.hidden: expected an integer from 1 to 4096, found -1\.$/],
    [
      { baselines: [{ model: strnn({ hidden: -1 }) }] },
      /baselines\[0\]\.model\.hidden: expected an integer from 1 to 4096, found -1\.$/,
    ],
    [
      { baselines: [{ model: 'majority', protocol: { ...groupedKFold(), folds: 0 } }] },
      /baselines\[0\]\.protocol\.folds: expected an integer of at least 2, but found 0\.$/,
    ],
    [
      { model: { kind: 'forest', options: {} }, training: { epochs: 3 } },
      /training: the model 'forest' is not trained in epochs and takes no training options\.$/,
    ],
  ])('refuses %o', (parts, line) => {
    const found = lines(parts);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(line);
  });

  it('refuses what is no experiment at all', () => {
    expect(refusal(() => defineAblation(undefined as never)).lines).toEqual([
      'experiment: expected an object, found nothing.',
    ]);
    expect(refusal(() => defineAblation({} as never)).lines.map((line) => line.split(':')[1])).toEqual([
      ' data',
      ' protocol',
      ' model',
    ]);
  });

  it.each([
    [
      { learningRate: [1] },
      /vary\.learningRate: unknown axis .*Did you mean 'training\.learningRate'\? Allowed: traversal, /,
    ],
    [{ hiden: [1] }, /vary\.hiden: unknown axis 'hiden'\. Did you mean 'hidden'\?/],
    [{ 'training.epoch': [1] }, /vary\.training\.epoch: .*Did you mean 'training\.epochs'\?/],
    [
      { 'data.task': [{ a: 1 }] },
      /vary\.data\.task\[0\]: expected a text, .* found an object with a\. .*data sets under names/,
    ],
    [{ 'data.task': ['a', 'a'] }, /vary\.data\.task\[1\]: 'a' is there already, as vary\.data\.task\[0\]\.$/],
    [{ data: ['a'] }, /vary\.data: expected a name for each data set, such as \{ short: uciEeg/],
    [{ data: { a: 3 } }, /vary\.data\.a: expected a data set such as uciEeg\(\{ \.\.\. \}\), found 3\.$/],
    [{ protocol: { ' ': leaveOneSubjectOut() } }, /vary\.protocol\[" "\]: expected a name, found ' '\./],
    [{ protocol: [leaveOneSubjectOut()] }, /vary\.protocol: expected a name for each protocol, such as \{ loso: /],
    [{ protocol: {} }, /vary\.protocol: expected a name for each protocol, .* found an empty object\.$/],
    [
      { protocol: { a: { ...groupedKFold(), kind: 'grouped' } } },
      /vary\.protocol\.a\.kind: unknown protocol 'grouped'\./,
    ],
    [
      { directions: [0] },
      /vary\.directions\[0\]: expected how many of quad's directions, an integer from 1 to 4, found 0\.$/,
    ],
    [{ directions: [1], traversal: ['none'] }, /vary\.traversal: sets the same option as vary\.directions\.$/],
    [{ hidden: [] }, /vary\.hidden: the axis has no values\.$/],
    [{ hidden: [16, 32, 16] }, /vary\.hidden\[2\]: 16 is there already, as vary\.hidden\[0\]\.$/],
    [{ hidden: '[4, 2^2]' }, /vary\.hidden\[1\]: 4 is there already, as vary\.hidden\[0\] \(from '\[4, 2\^2\]'\)\.$/],
    [{ traversal: ['quad', ['quad']] }, /vary\.traversal\[1\]: 'quad' is there already, as vary\.traversal\[0\]\.$/],
    [{ traversal: 'quad' }, /vary\.traversal: expected a list such as \['quad'\], each value the name of a traversal/],
    [
      { hidden: '2^[4:' },
      /vary\.hidden: '2\^\[4:': End of matrix .* Allowed: a list \(\[16, 32\]\), a range \(.*\) or an expression \('2\^\[4:6\]'/,
    ],
    [{ hidden: [8, '[1, 2]'] }, /vary\.hidden\[1\]: '\[1, 2\]': the expression gives 2 values, not one\. Allowed: /],
    [{ hidden: '4 s' }, /vary\.hidden: '4 s': the expression gives 4 s, but this option has no unit\. Allowed: /],
    [
      { hidden: '[1.5, 2]' },
      /vary\.hidden\[0\]: expected an integer from 1 to 4096, found 1\.5 \(from '\[1\.5, 2\]'\)\.$/,
    ],
    [
      { hidden: { from: 1, to: 8 } },
      /vary\.hidden: expected the values of an axis, found an object with from, to\. Allowed: /,
    ],
    [{ hidden: { from: 1, to: 8, step: 0 } }, /vary\.hidden: step must not be 0\. Allowed: /],
    [{ hidden: { from: 0, to: 2, step: 1 } }, /vary\.hidden\[0\]: expected .* found 0 \(from the range\)\.$/],
    [{ hidden: 16 }, /vary\.hidden: expected the values of an axis, found 16\./],
    [{ hidden: [null] }, /vary\.hidden\[0\]: expected an integer from 1 to 4096, found null\.$/],
    [{ 'training.dropout': { from: 0, to: 0.5, step: 1e-5 } }, /a range of 50001 values is too long; at most 10000/],
    [{ hidden: [8], 'model.hidden': [9] }, /vary\.model\.hidden: sets the same option as vary\.hidden\.$/],
    [{ 'protocol.folds': [1] }, /vary\.protocol\.folds\[0\]: expected an integer from 2 to 10000, found 1\.$/],
    [{ 'protocol.kind': ['x'] }, /vary\.protocol\.kind: unknown axis/],
  ])('refuses the axis %o', (vary, line) => {
    const found = lines({ vary });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(line);
  });

  it('refuses an axis that was written out too long', () => {
    expect(lines({ vary: { hidden: Array.from({ length: 10_001 }, (_, index) => index) } })).toEqual([
      'experiment example: vary.hidden: the axis has 10001 values; at most 10000.',
    ]);
  });

  it('refuses to vary the folds of a protocol that has one fold per subject', () => {
    expect(lines({ protocol: leaveOneSubjectOut(), vary: { 'protocol.folds': [3] } })).toEqual([
      "experiment example: vary.protocol.folds: the protocol 'leave-one-subject-out' makes one fold of every subject; give a protocol with a number of folds, such as groupedKFold({ folds: 4 }).",
    ]);
  });

  it('knows the options by type', () => {
    // @ts-expect-error a mistyped option
    expect(() => defineAblation({ ...exampleParts, model: strnn({ hiden: 30 }) })).toThrow('hiden');
    // @ts-expect-error a mistyped axis
    expect(() => defineAblation({ ...exampleParts, vary: { hiden: [1] } })).toThrow('hiden');
    // @ts-expect-error a value of the wrong type
    expect(() => defineAblation({ ...exampleParts, vary: { activation: ['gelu'] } })).toThrow('activation');
    // @ts-expect-error a text where only numbers have expressions
    expect(() => defineAblation({ ...exampleParts, vary: { cell: 'gru' } })).toThrow('cell');
    // @ts-expect-error a training option
    expect(() => defineAblation({ ...exampleParts, training: { epoch: 1 } })).toThrow('epoch');
    const forest = { kind: 'forest', options: { trees: 10 } };
    expect(
      defineAblation({ ...exampleParts, model: forest, vary: { 'model.trees': '[10, 20]' } }).axes[0].values,
    ).toEqual([10, 20]);
  });
});
