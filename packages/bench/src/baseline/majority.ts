import { z } from 'zod';
import { parseOptions } from '../protocol/parseOptions.js';
import type { Baseline } from './Baseline.js';
import { checkRows, countRows } from './checkRows.js';

const schema = z.strictObject({});

/**
 * Knows the labels only: every class has its share of the training rows as probability, so that the most frequent class
 * is predicted (the first of several). What any model must beat. scikit-learn: DummyClassifier(strategy='prior').
 */
export const majority: Baseline<Readonly<Record<string, never>>> = {
  kind: 'majority',
  description: 'Always the most frequent class of the training samples.',
  random: false,
  resolve: (options, where = 'majority') => parseOptions(schema, options, where),
  fit(training) {
    checkRows('majority', training);
    const { rows, columns, y, classCount } = training;
    const share = new Float64Array(classCount);
    for (const label of y) share[label] += 1 / rows;
    return {
      parameterCount: 0,
      fit: 'class shares',
      probabilities: (x) => Array.from({ length: countRows('majority', x, columns) }, () => share.slice()),
    };
  },
};
