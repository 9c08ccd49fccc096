import { describe, expect, it } from 'vitest';
import { majority } from './majority.js';

const training = { x: new Float32Array(8), rows: 4, columns: 2, y: Int32Array.from([2, 0, 2, 2]), classCount: 4 };

describe('majority', () => {
  it('gives every class its share', () => {
    const fitted = majority.fit(training, majority.resolve({}), 1);
    expect(fitted.probabilities(new Float32Array(4))).toEqual([
      Float64Array.from([0.25, 0, 0.75, 0]),
      Float64Array.from([0.25, 0, 0.75, 0]),
    ]);
    expect(fitted.parameterCount).toBe(0);
  });

  it('has no options, and checks its rows', () => {
    expect(() => majority.resolve({ C: 1 })).toThrow(/unknown option 'C'/);
    expect(() => majority.fit({ ...training, rows: 3 }, {}, 1)).toThrow(/expected x of 3 x 2/);
    expect(() => majority.fit(training, {}, 1).probabilities(new Float32Array(3))).toThrow(/rows of 2 values/);
  });
});
