import { expect, it } from 'vitest';
import { exampleTrial } from '../dataset/exampleTrials.test.support.js';
import { restoreTrials, storeTrials } from './storedTrials.js';

it('puts together what it took apart', () => {
  const trials = [exampleTrial('1', 4), exampleTrial('2', 3, 100, false)];
  const { header, arrays } = storeTrials(trials);
  const stored = { header: JSON.parse(JSON.stringify(header)) as typeof header, arrays };
  expect(JSON.stringify(header)).not.toContain('"data"');
  expect(restoreTrials(stored)).toEqual(trials);
});
