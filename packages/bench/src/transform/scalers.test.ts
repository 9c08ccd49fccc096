import { describe, expect, it } from 'vitest';
import { leakGate } from '../leak/index.js';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import { leaveOneSubjectOut, splitFolds } from '../protocol/index.js';
import { findScaler, scalers } from './scalers.js';

const samples = exampleSamples({ subjects: 3, slices: 4, sites: 3 });
const { S, T, N } = samples.shape;
const [fold] = splitFolds(leaveOneSubjectOut(), samples);
const size = T * N;

/** Mean and population standard deviation of the picked values of scaled samples. */
function momentsOf(x: Float32Array, pick: (place: number) => boolean): [number, number] {
  const values = [...x].filter((_, place) => pick(place));
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length)];
}

describe.each(scalers)('scaler $name', (scaler) => {
  const before = samples.x.slice();
  const fitted = scaler.fit(samples, fold.train);

  it('leaves its input as it is, and scales any samples in any order', () => {
    const all = fitted.apply(samples);
    const some = fitted.apply(samples, Int32Array.from([5, 0]));
    expect(samples.x).toEqual(before);
    expect(all).toHaveLength(S * size);
    expect([...some]).toEqual([...all.subarray(5 * size, 6 * size), ...all.subarray(0, size)]);
    expect(all.every(Number.isFinite)).toBe(true);
  });

  it('passes the leak gate with the samples it says it was fitted on', () => {
    const { fittedOn, transductive } = fitted;
    expect(transductive).toBe(scaler.transductive);
    const input = { protocol: leaveOneSubjectOut(), folds: [fold], samples };
    expect(leakGate({ ...input, fittedOn: [{ what: scaler.name, fold: 0, fittedOn, transductive }] })).toEqual([]);
    const undeclared = leakGate({ ...input, fittedOn: [{ what: scaler.name, fold: 0, fittedOn }] });
    expect(undeclared.map(({ kind }) => kind)).toEqual(scaler.transductive ? ['fitted-outside-training'] : []);
  });

  it('does not look at test values unless it says so', () => {
    const x = samples.x.slice();
    for (const sample of fold.test) x.fill(1000, sample * size, (sample + 1) * size);
    const other = scaler.fit({ ...samples, x }, fold.train);
    const isSame = other.apply(samples).every((value, i) => value === fitted.apply(samples)[i]);
    expect(isSame).toBe(!scaler.transductive);
  });

  it('gives finite values where a channel does not vary', () => {
    const x = samples.x.slice();
    for (let place = 1; place < x.length; place += N) x[place] = 0.1;
    const scaled = scaler.fit({ ...samples, x }, fold.train).apply({ ...samples, x });
    expect(scaled.every(Number.isFinite)).toBe(true);
    if (['none', 'sample-z'].includes(scaler.name)) return;
    expect(scaled.filter((_, place) => place % N === 1).every((value) => value === 0)).toBe(true);
  });
});

describe('what is scaled to mean 0 and deviation 1', () => {
  // Values are rounded to float32 once (6e-8 relative); means of hundreds of them lie well within 1e-6.
  const near = (found: [number, number]): void => {
    expect(found[0]).toBeCloseTo(0, 6);
    expect(found[1]).toBeCloseTo(1, 6);
  };

  it('feature-z: every slice and site of the training samples', () => {
    const scaled = findScaler('feature-z').fit(samples, fold.train).apply(samples, fold.train);
    for (let feature = 0; feature < size; feature++) near(momentsOf(scaled, (place) => place % size === feature));
  });

  it('channel-z: every site over slices and training samples', () => {
    const scaled = findScaler('channel-z').fit(samples, fold.train).apply(samples, fold.train);
    for (let site = 0; site < N; site++) near(momentsOf(scaled, (place) => place % N === site));
    expect(Math.abs(momentsOf(scaled, (place) => place % size === 0)[0])).toBeGreaterThan(1e-3);
  });

  it('subject-z: every site of every subject, test subjects too', () => {
    const scaled = findScaler('subject-z').fit(samples, fold.train).apply(samples);
    for (const subject of ['S1', 'S2', 'S3']) {
      for (let site = 0; site < N; site++) {
        near(
          momentsOf(scaled, (place) => place % N === site && samples.ids.subject[Math.floor(place / size)] === subject),
        );
      }
    }
  });

  it('sample-z: every sample by itself; one that does not vary becomes zeros', () => {
    const x = samples.x.slice();
    x.fill(0.1, 0, size);
    const scaled = findScaler('sample-z')
      .fit({ ...samples, x }, fold.train)
      .apply({ ...samples, x });
    expect([...scaled.subarray(0, size)]).toEqual(new Array(size).fill(0));
    for (let sample = 1; sample < S; sample++) near(momentsOf(scaled, (place) => Math.floor(place / size) === sample));
  });

  it('none: values stay', () => {
    expect(findScaler('none').fit(samples, fold.train).apply(samples)).toEqual(samples.x);
  });
});

describe('the list', () => {
  it('has no two of one name and says which one is transductive', () => {
    expect(scalers.map((scaler) => [scaler.name, scaler.transductive])).toEqual([
      ['none', false],
      ['feature-z', false],
      ['channel-z', false],
      ['sample-z', false],
      ['subject-z', true],
    ]);
  });

  it('names the nearest scaler for an unknown one', () => {
    expect(() => findScaler('chanel-z', 'experiment.scaler')).toThrow(
      "experiment.scaler: unknown scaler 'chanel-z'. Did you mean 'channel-z'? Allowed: none, feature-z, channel-z, sample-z, subject-z.",
    );
  });

  it('refuses to fit on nothing and on values that are not finite', () => {
    const x = samples.x.slice();
    x[fold.train[0] * size] = NaN;
    for (const name of ['feature-z', 'channel-z']) {
      expect(() => findScaler(name).fit(samples, new Int32Array(0))).toThrow(/at least one training sample/);
      expect(() => findScaler(name).fit({ ...samples, x }, fold.train)).toThrow(
        /expected a finite number, but found NaN/,
      );
    }
    expect(() => findScaler('subject-z').fit({ ...samples, x }, fold.train)).toThrow(/found NaN/);
  });
});
