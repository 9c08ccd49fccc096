import { describe, expect, it } from 'vitest';
import { groupedKFold, leaveOneSubjectOut } from '../../protocol/index.js';
import { chooseReference } from './chooseReference.js';
import type { SummaryRow } from './Summary.js';

function row(
  label: string,
  options: Record<string, unknown>,
  kind = 'strnn',
  protocol = leaveOneSubjectOut(),
): SummaryRow {
  return {
    label,
    baseline: false,
    factors: {},
    model: { kind, options },
    protocol,
    lenient: false,
    scaler: 'none',
    transductive: false,
    pruned: false,
    setup: 0,
    dataName: 'made-up',
    fingerprint: '00',
    seeds: [0],
    doneSeeds: [0],
    cells: [label],
  };
}

describe('chooseReference', () => {
  const rows = [
    row('quad l1', { traversal: 'quad', projector: 'l1', hidden: 30 }),
    row('none l1 16', { traversal: 'none', projector: 'l1', hidden: 16 }),
    row('none l1 30', { traversal: ['none'], projector: 'l1', hidden: 30 }),
    row('none dense', { traversal: 'none', projector: 'dense', hidden: 30 }),
    row('quad dense', { traversal: 'quad', projector: 'dense', hidden: 30 }),
    row('quad l21', { traversal: 'quad', projector: 'l21', hidden: 30 }),
    row('svm', { C: 1 }, 'svm-rbf'),
    row('svm 4-fold', { C: 1 }, 'svm-rbf', groupedKFold({ folds: 4 })),
  ];

  it.each([
    ['quad l1', 'none l1 30'],
    ['none l1 16', 'none l1 16'],
    ['quad dense', 'none dense'],
    ['quad l21', 'quad l1'],
    ['svm', 'none l1 16'],
    ['svm 4-fold', 'none l1 16'],
  ])('compares %s with %s', (label, expected) => {
    expect(chooseReference(rows)(rows.find((one) => one.label === label)!).label).toBe(expected);
  });

  it('prefers the same protocol, and takes the first row where nothing is without recurrence', () => {
    const folds = row('none 4-fold', { traversal: 'none', projector: 'l1' }, 'strnn', groupedKFold({ folds: 4 }));
    expect(chooseReference([...rows, folds])(rows[7]).label).toBe('none 4-fold');
    const without = rows.filter((one) => !one.label.startsWith('none'));
    expect(chooseReference(without)(without[1]).label).toBe('quad l1');
  });
});
