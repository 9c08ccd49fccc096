import { describe, expect, it } from 'vitest';
import { explainCell } from './explainCell.js';
import { examplePlan, refusal } from './fixtures/exampleExperiment.js';
import { strnn } from './strnn.js';

const plan = examplePlan({
  model: strnn({ traversal: ['snake', 'corner:top-left'] }),
  vary: { hidden: [16, 32], cell: ['elman', 'gru'] },
  baselines: [{ kind: 'logistic-regression', options: { C: 0.5 } }],
  seeds: 2,
});

describe('explainCell', () => {
  it('gives every option of a cell with its source', () => {
    const cell = plan.cells.find(({ label, config }) => label === 'hidden=32 cell=gru' && config.seed === 2)!;
    const rows = explainCell(plan, cell.id);
    expect(rows).toContainEqual({ path: 'data.lowPass', value: '20', source: 'experiment: data' });
    expect(rows).toContainEqual({ path: 'model.hidden', value: '32', source: 'experiment: vary.hidden[1]' });
    expect(rows).toContainEqual({
      path: 'model.traversal',
      value: '["snake","corner:top-left"]',
      source: 'experiment: model',
    });
    expect(rows).toContainEqual({ path: 'training.refit', value: 'true', source: 'default' });
    expect(rows).toContainEqual({ path: 'plugins.@strnn/core', value: '0.1.0', source: 'installed version' });
    expect(rows.at(-1)).toEqual({ path: 'seed', value: '2', source: 'experiment: seeds' });
    expect(rows.map(({ path }) => path)).toEqual(Object.keys(cell.provenance));
    expect(explainCell(plan, cell.id.slice(0, 8))).toEqual(rows);
  });

  it('takes a label, with all its seeds', () => {
    const rows = explainCell(plan, 'hidden=16 cell=elman');
    expect(rows.at(-1)).toEqual({ path: 'seed', value: '1, 2', source: 'experiment: seeds' });
    expect(explainCell(plan, 'logistic-regression (C=0.5)').at(-1)?.value).toBe('1');
  });

  it('names the nearest cell when there is none', () => {
    expect(refusal(() => explainCell(plan, 'hidden=32 cell=gur'))).toEqual({
      code: 'option',
      lines: [
        "matrix example: unknown cell 'hidden=32 cell=gur'. Did you mean 'hidden=32 cell=gru'? Allowed: an id, or one of 'hidden=16 cell=elman', 'hidden=16 cell=gru', 'hidden=32 cell=elman', 'hidden=32 cell=gru', 'logistic-regression (C=0.5)'.",
      ],
    });
    const many = examplePlan({ vary: { hidden: '1:100' } });
    expect(refusal(() => explainCell(many, 'nothing like it')).lines[0]).toMatch(
      /'hidden=10' and 90 more \(strnn plan lists them\)\.$/,
    );
  });

  it('refuses the start of several ids', () => {
    const [first] = plan.cells;
    const start = first.id.slice(0, 4);
    const other = { ...plan.cells[1], id: `${start}00000000` };
    const { lines } = refusal(() => explainCell({ ...plan, cells: [first, other] }, start));
    expect(lines).toEqual([`matrix example: 2 cells begin with '${start}': ${first.id}, ${start}00000000.`]);
  });
});
