import { describe, expect, it, vi } from 'vitest';
import type { AblationInput } from './AblationInput.js';
import type { Design } from './design/Design.js';
import { oneAtATime } from './design/oneAtATime.js';
import { orthogonal } from './design/orthogonal.js';
import { pairwise } from './design/pairwise.js';
import { randomSubset } from './design/randomSubset.js';
import { examplePlan, refusal } from './fixtures/exampleExperiment.js';
import { strnn } from './strnn.js';

const labels = (parts: Partial<AblationInput>): string[] => examplePlan(parts).cells.map(({ label }) => label);
const refused = (parts: object): string[] => refusal(() => examplePlan(parts as Partial<AblationInput>)).lines;
const projectors = { projector: ['dense', 'l1', 'top-k'], keep: [0.25, 0.5] };

describe('when', () => {
  it('does not vary an axis where it does not apply', () => {
    const { cells, design, notes } = examplePlan({
      vary: projectors,
      when: { keep: (cell) => cell.projector === 'top-k' },
      seeds: 2,
    });
    expect(cells.filter(({ config }) => config.seed === 1).map(({ label }) => label)).toEqual([
      'projector=dense',
      'projector=l1',
      'projector=top-k keep=0.25',
      'projector=top-k keep=0.5',
    ]);
    expect(cells).toHaveLength(8);
    expect(cells[0].factors).toEqual({ projector: 'dense' });
    expect(cells[0].config.model.options.keep).toBe(0.5);
    expect(cells[0].provenance['model.keep']).toBe('default (keep does not apply: when.keep)');
    expect(design).toBe('what when and exclude leave: 4 of 6 combinations');
    expect(notes).toBeUndefined();
  });

  it('keeps the value that the experiment wrote', () => {
    const { cells } = examplePlan({
      model: strnn({ keep: 0.75 }),
      vary: projectors,
      when: { keep: ({ projector }) => projector === 'top-k' },
    });
    expect(cells[0].config.model.options.keep).toBe(0.75);
    expect(cells[0].provenance['model.keep']).toBe('experiment: model (keep does not apply: when.keep)');
  });

  it('may depend on axes that apply only sometimes, whatever their order', () => {
    expect(
      labels({
        vary: { mixed: [1, 2], keep: [0.25, 0.5], projector: ['l1', 'top-k'] },
        when: { mixed: (cell) => cell.keep === 0.5, keep: (cell) => cell.projector === 'top-k' },
      }),
    ).toEqual([
      'projector=l1',
      'keep=0.25 projector=top-k',
      'mixed=1 keep=0.5 projector=top-k',
      'mixed=2 keep=0.5 projector=top-k',
    ]);
  });

  it('costs only what it leaves', () => {
    const condition = vi.fn((cell: { readonly projector?: string }) => cell.projector === 'top-k');
    const { cells } = examplePlan({
      vary: {
        'training.learningRate': { from: 1e-4, to: 1e-2, count: 5000 },
        projector: ['l1', 'dense'],
        keep: { from: 0.01, to: 1, count: 10_000 },
      },
      when: { keep: condition },
    });
    expect(cells).toHaveLength(10_000);
    expect(condition).toHaveBeenCalledTimes(10_000);
  });

  it.each([
    [{ kep: () => true }, /^experiment example: when\.kep: unknown axis 'kep'\. Did you mean 'keep'\?/],
    [{ keep: 'top-k' }, /when\.keep: expected a condition such as \(cell\) => .* found 'top-k'\.$/],
    [
      { keep: ({ projektor }: { projektor: string }) => projektor === 'top-k' },
      /when\.keep: the condition reads 'projektor', which is no axis of this experiment\. Did you mean 'projector'\? Axes: projector, keep\.$/,
    ],
    [
      { keep: () => 1 },
      /when\.keep: expected true or false, found 1 \(for the cell projector=dense\)\. Write \(cell\) => /,
    ],
    [{ keep: () => undefined }, /when\.keep: expected true or false, found nothing/],
    [
      { keep: () => Promise.resolve(true) },
      /when\.keep: expected true or false, found a promise \(a condition must not be async\)/,
    ],
    [
      {
        keep: () => {
          throw new TypeError('odd');
        },
      },
      /when\.keep: the condition threw TypeError: odd \(for the cell projector=dense\)/,
    ],
    [{ keep: (cell: { keep: number }) => cell.keep > 0 }, /when\.keep: the condition reads the axis 'keep' itself/],
    [
      {
        keep: (cell: { projector: string }) => cell.projector === 'l1',
        projector: (cell: { keep: number }) => cell.keep > 0,
      },
      /when\.projector, when\.keep: the conditions wait for each other/,
    ],
    [
      {
        keep(cell: { projector: string }) {
          cell.projector = 'l1';
          return true;
        },
      },
      /when\.keep: the condition changes the cell, which it may only read/,
    ],
  ])('refuses %o', (when, line) => {
    const found = refused({ vary: projectors, when });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(line);
  });
});

describe('exclude', () => {
  it('leaves out what has all the values, or what a condition holds for', () => {
    expect(
      labels({
        vary: { traversal: ['quad', 'none', ['corner:top-left', 'snake']], projector: ['l1', 'dense'] },
        exclude: [
          { traversal: 'none', projector: 'l1' },
          (cell) => cell.traversal === 'quad' && cell.projector === 'dense',
          { traversal: ['corner:top-left', 'snake'], projector: 'dense' },
        ],
      }),
    ).toEqual([
      'traversal=quad projector=l1',
      'traversal=none projector=dense',
      'traversal=corner:top-left+snake projector=l1',
    ]);
  });

  it('tells of an entry that leaves nothing out', () => {
    const { notes } = examplePlan({
      vary: projectors,
      when: { keep: ({ projector }) => projector === 'top-k' },
      exclude: [{ projector: 'l1', keep: 0.25 }, { projector: 'dense' }],
    });
    expect(notes).toEqual(['exclude[0] leaves nothing out: no combination of the grid fits it.']);
  });

  it('thins a grid that is too large by itself, up to a million combinations', () => {
    const vary = { hidden: '1:500', mixed: '1:500' };
    const { cells } = examplePlan({ vary, exclude: [(cell) => cell.hidden !== cell.mixed] });
    expect(cells).toHaveLength(500);
    expect(refused({ vary, exclude: [{ hidden: 1 }] })).toEqual([
      expect.stringContaining('vary: the axes make more than 100000 combinations; at most 100000.'),
    ]);
    const asked = vi.fn(() => true);
    expect(refused({ vary: { hidden: '1:2000', mixed: '1:1000' }, exclude: [asked] })[0]).toContain(
      'the axes make 2000000 combinations (exclude is asked about 1000000 combinations at most)',
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it.each([
    [[() => true], /a matrix of zero cells: exclude leaves none of the 6 combinations of vary\./],
    [[{}], /exclude\[0\]: names no axis, and would leave out every cell\.$/],
    [[{ projektor: 'l1' }], /exclude\[0\]\.projektor: unknown axis 'projektor'\. Did you mean 'projector'\?/],
    [
      [{ projector: 'l2' }],
      /exclude\[0\]\.projector: unknown value of the axis 'l2'\. Did you mean 'l1'\? Allowed: dense, l1, top-k\.$/,
    ],
    [[{ keep: '0.25' }], /exclude\[0\]\.keep: unknown value of the axis '0\.25'/],
    [[{ keep: 0.3 }], /exclude\[0\]\.keep: expected a value of the axis, found 0\.3\. Allowed: 0\.25, 0\.5\.$/],
    [
      ['l1'],
      /exclude\[0\]: expected values such as \{ traversal: 'none', projector: 'l1' \}, or a condition .* found 'l1'\.$/,
    ],
    [{}, /exclude: expected a list such as /],
    [
      [async () => true],
      /found a promise \(a condition must not be async\) \(for the cell projector=dense keep=0\.25\)/,
    ],
    [[() => 'yes'], /exclude\[0\]: expected true or false, found 'yes' \(for the cell projector=dense keep=0\.25\)/],
  ])('refuses %o', (exclude, line) => {
    const found = refused({ vary: projectors, exclude });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(line);
  });
});

describe('design', () => {
  const vary = {
    traversal: ['snake', 'quad', 'none'],
    projector: ['dense', 'l1', 'l21'],
    cell: ['gru', 'elman', 'lstm'],
  };

  it('one at a time varies one axis around the usual values, or around those given', () => {
    const plan = examplePlan({ vary, design: oneAtATime(), seeds: 2 });
    expect(plan.design).toBe(
      'one factor at a time around traversal=quad projector=l1 cell=elman: 7 of 27 combinations',
    );
    expect(plan.cells).toHaveLength(14);
    expect(plan.cells.slice(0, 6).map(({ label }) => label)).toEqual([
      'traversal=quad projector=l1 cell=elman',
      'traversal=quad projector=l1 cell=elman',
      'traversal=snake projector=l1 cell=elman',
      'traversal=snake projector=l1 cell=elman',
      'traversal=none projector=l1 cell=elman',
      'traversal=none projector=l1 cell=elman',
    ]);
    const around = examplePlan({ vary, design: oneAtATime({ around: { traversal: 'none', cell: 'lstm' } }) });
    expect(around.design).toMatch(/around traversal=none projector=l1 cell=lstm:/);
    expect(examplePlan({ vary: { hidden: [1, 2] }, design: oneAtATime() }).design).toMatch(/around hidden=1:/);
  });

  it('one at a time tells of an axis that does not apply at the centre, and refuses a centre left out', () => {
    const parts = {
      vary: projectors,
      when: { keep: ({ projector }: { projector?: string }) => projector === 'top-k' },
    };
    const plan = examplePlan({ ...parts, design: oneAtATime() });
    expect(plan.cells.map(({ label }) => label)).toEqual([
      'projector=l1',
      'projector=dense',
      'projector=top-k keep=0.5',
    ]);
    expect(plan.notes![0]).toMatch(
      /^keep does not apply at the centre \(when\.keep\), so it is not varied; give a centre/,
    );
    expect(refused({ vary, design: oneAtATime(), exclude: [{ traversal: 'quad' }] })).toEqual([
      'experiment example: design: the centre traversal=quad projector=l1 cell=elman is left out by exclude. Choose another: oneAtATime({ around: { ... } }).',
    ]);
  });

  it('orthogonal says what it counted', () => {
    const plan = examplePlan({ vary, design: orthogonal(), seeds: 2 });
    expect(plan.cells).toHaveLength(18);
    expect(plan.design).toBe(
      'orthogonal array of strength 2, linear (9 runs): 9 of 27 combinations; the values of an axis equally often (3 times), the pairs of values of two axes equally often (once)',
    );
    const pairs = new Set(plan.cells.map(({ factors }) => `${factors.traversal} ${factors.cell}`));
    expect(pairs.size).toBe(9);
    expect(examplePlan({ vary: { hidden: [1, 2], mixed: [1, 2, 3] }, design: orthogonal() }).design).toMatch(
      /^orthogonal array of strength 2 \(the whole grid; none is smaller\): 6 of 6 combinations/,
    );
  });

  it('is a covering, and says so, where no orthogonal array is known or conditions break it', () => {
    const mixed = examplePlan({
      vary: { hidden: [1, 2, 3, 4, 5], mixed: [1, 2, 3], temporalHidden: [1, 2, 3], cell: ['gru', 'elman'] },
      design: orthogonal(),
    });
    expect(mixed.design).toMatch(
      /^pairwise covering: 1\d of 90 combinations; .*, every pair of values of two axes 1|once to/,
    );
    expect(mixed.notes![0]).toMatch(
      /^No orthogonal array smaller than the grid is known here for 5 x 3 x 3 x 2 values/,
    );
    const holes = examplePlan({ vary, design: orthogonal(), exclude: [{ traversal: 'none', cell: 'gru' }] });
    expect(holes.design).toMatch(/^pairwise covering of what when and exclude leave: \d+ of 24 combinations/);
    expect(holes.notes![0]).toMatch(/no orthogonal array\.$/);
    expect(holes.cells.some(({ factors }) => factors.traversal === 'none' && factors.cell === 'gru')).toBe(false);
    expect(examplePlan({ vary, design: pairwise() }).notes).toBeUndefined();
  });

  it('random subsets are the same each time, distinct and even', () => {
    const parts = (seed: number): Partial<AblationInput> => ({
      vary: { ...vary, hidden: '1:100', mixed: '1:100', temporalHidden: '1:100', 'training.epochs': '1:40' },
      design: randomSubset({ cells: 50, seed }),
      seeds: 2,
    });
    const plan = examplePlan(parts(7));
    expect(plan.design).toBe(
      'random subset, seed 7: 50 of 1080000000 combinations; every value of an axis as often as any other, or once more',
    );
    expect(new Set(plan.cells.map(({ label }) => label)).size).toBe(50);
    expect(plan.cells).toHaveLength(100);
    expect(examplePlan(parts(7)).cells.map(({ id }) => id)).toEqual(plan.cells.map(({ id }) => id));
    expect(examplePlan(parts(8)).cells.map(({ id }) => id)).not.toEqual(plan.cells.map(({ id }) => id));
    const counts = ['snake', 'quad', 'none'].map(
      (name) => plan.cells.filter(({ factors }) => factors.traversal === name).length,
    );
    expect(counts.sort((a, b) => a - b)).toEqual([32, 34, 34]);
  });

  it('random subsets heed conditions, and say when there are no more', () => {
    const plan = examplePlan({
      vary: projectors,
      when: { keep: ({ projector }) => projector === 'top-k' },
      exclude: [{ projector: 'dense' }],
      design: randomSubset({ cells: 50 }),
    });
    expect(plan.cells.map(({ label }) => label)).toEqual([
      'projector=l1',
      'projector=top-k keep=0.25',
      'projector=top-k keep=0.5',
    ]);
    expect(plan.notes).toEqual(['50 combinations were asked for, 3 are planned: there are no more.']);
    expect(refused({ vary, design: randomSubset({ cells: 5 }), exclude: [() => true] })[0]).toContain(
      'a matrix of zero cells: exclude and design leave none',
    );
  });

  it.each<[Design | object, RegExp]>([
    [{ kind: 'orthogonal', strength: 3 }, /design\.strength: expected 2 /],
    [{ kind: 'grid' }, /design\.kind: expected a design: oneAtATime\(\), .* found 'grid'\.$/],
    [
      oneAtATime({ around: { projektor: 'l1' } }),
      /design\.around\.projektor: unknown axis 'projektor'\. Did you mean 'projector'\?/,
    ],
    [
      oneAtATime({ around: { projector: 'l3' } }),
      /design\.around\.projector: unknown value of the axis 'l3'\. Did you mean 'l1'\?/,
    ],
  ])('refuses %o', (design, line) => {
    const found = refused({ vary, design });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(line);
  });

  it('refuses wrong options by name', () => {
    expect(refusal(() => randomSubset({ cels: 5 } as never)).lines).toEqual([
      'randomSubset.cells: expected the number of combinations, an integer from 1 to 100000, found nothing.',
      "randomSubset.cels: unknown option 'cels'. Did you mean 'cells'? Allowed: cells, seed.",
    ]);
    expect(refusal(() => orthogonal({ strength: 3 } as never)).lines[0]).toMatch(/^orthogonal\.strength: expected 2 /);
    expect(refused({ design: orthogonal() })).toEqual([
      'experiment example: design: there is nothing to choose from, the experiment has no axes (vary).',
    ]);
    expect(refused({ vary: { hidden: '1:1000', mixed: '1:1000' }, design: pairwise() })[0]).toMatch(
      /design: every pair of the 1000 and 1000 values of two axes needs 1000000 combinations; at most 100000\./,
    );
  });
});

describe('notes on the plan', () => {
  it('tell of axes without effect, and the condition that would spare the cells', () => {
    const { notes } = examplePlan({ vary: projectors });
    expect(notes).toEqual([
      "keep has no effect with the projectors 'dense', 'l1' and 'l21', which do not read it: 2 of 6 configurations differ from another on paper only. when: { keep: (cell) => cell.projector === 'top-k' } plans each once.",
    ]);
    expect(examplePlan({ vary: { keep: [0.1, 0.2] } }).notes![0]).toMatch(
      /: 1 of 2 configurations .* Take the axis out\.$/,
    );
    expect(examplePlan({ model: strnn({ projector: 'top-k' }), vary: { keep: [0.1, 0.2] } }).notes).toBeUndefined();
    expect(examplePlan({ tune: { projector: ['l1', 'top-k'] }, vary: { keep: [0.1, 0.2] } }).notes).toBeUndefined();
    expect(examplePlan({ tune: { projector: ['l1', 'dense'] }, vary: { keep: [0.1, 0.2] } }).notes).toHaveLength(1);
    expect(examplePlan({ vary: { 'model.spatialLambda': [0.1, 1], projector: ['l1', 'dense'] } }).notes![0]).toContain(
      "when: { 'model.spatialLambda': (cell) => cell.projector !== 'dense' && cell.projector !== 'top-k' }",
    );
  });
});
