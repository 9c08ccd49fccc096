import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/index.js';
import { gridSites } from '../sites/index.js';
import { checkSamples } from './checkSamples.js';
import type { Samples } from './Samples.js';

/** 3 samples of 2 slices, 4 sites and 2 features. */
function samples(change: Partial<Samples> = {}): Samples {
  return {
    x: Float32Array.from({ length: 3 * 2 * 4 * 2 }, (_, i) => i / 10),
    shape: { S: 3, T: 2, N: 4, D: 2 },
    y: Int32Array.of(0, 1, 0),
    classes: ['calm', 'happy', 'never seen'],
    ids: {
      subject: ['s1', 's1', 's2'],
      session: ['1', '1', '1'],
      trial: ['a', 'b', 'a'],
      window: Int32Array.of(0, 0, 0),
    },
    sites: gridSites(2, 2),
    features: ['alpha', 'beta'],
    slice: '1 s',
    ...change,
  };
}

function refusal(change: Partial<Samples>): StrnnError {
  try {
    checkSamples(samples(change), 'my set');
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

describe('checkSamples', () => {
  it('accepts samples that fit, also with a class that no sample has', () => {
    expect(() => checkSamples(samples(), 'my set')).not.toThrow();
  });

  it('accepts an augmented copy with the class and ids of its original', () => {
    const given = samples();
    const alike = { ...given.ids, subject: ['s1', 's1', 's1'] };
    expect(() => checkSamples(samples({ ids: alike, copyOf: Int32Array.of(-1, -1, 0) }), 'my set')).not.toThrow();
  });

  it.each([
    ['of another subject', Int32Array.of(-1, -1, 0), 'copyOf of sample 2 is 0'],
    ['of another class', Int32Array.of(-1, 0, -1), 'copyOf of sample 1 is 0'],
    ['of itself', Int32Array.of(0, -1, -1), 'copyOf of sample 0 is 0'],
    ['of nothing', Int32Array.of(-1, 3, -1), 'copyOf of sample 1 is 3; expected -1, or a recorded sample'],
    ['of another number', Int32Array.of(-1), 'copyOf (S) has 1 entries'],
  ])('refuses a copy %s', (_, copyOf, message) => {
    expect(refusal({ copyOf }).message).toContain(message);
  });

  it('accepts spans, and refuses those that end before they begin, are no numbers or of another number', () => {
    expect(() => checkSamples(samples({ spans: Float64Array.of(0, 2, 1, 3, 0, 2) }), 'my set')).not.toThrow();
    const found = (spans: Float64Array) => refusal({ spans }).message;
    expect(found(Float64Array.of(0, 2, 3, 3, 0, 2))).toBe(
      'my set: spans of sample 1 are 3 to 3; expected a start before its end, in seconds.',
    );
    expect(found(Float64Array.of(0, 2, 1, 3, 0, NaN))).toContain('spans of sample 2 are 0 to NaN');
    expect(found(Float64Array.of(0, 2))).toContain('spans (S x 2) has 2 entries');
  });

  const { ids } = samples();
  it.each([
    ['x', { x: new Float32Array(47) }, 'x (S x T x N x D) has 47 entries'],
    ['y', { y: Int32Array.of(0, 1) }, 'y (S) has 2 entries'],
    ['sites', { sites: gridSites(1, 5) }, 'sites (N) has 5 entries'],
    ['features', { features: ['alpha'] }, 'features (D) has 1 entries'],
    ['subjects', { ids: { ...ids, subject: ['s1'] } }, 'ids.subject (S) has 1 entries'],
    ['sessions', { ids: { ...ids, session: [] } }, 'ids.session (S) has 0 entries'],
    ['trials', { ids: { ...ids, trial: ['a', 'b', 'c', 'd'] } }, 'ids.trial (S) has 4 entries'],
    ['windows', { ids: { ...ids, window: Int32Array.of(0) } }, 'ids.window (S) has 1 entries'],
  ] as [string, Partial<Samples>, string][])('refuses %s of another length', (_, change, found) => {
    const error = refusal(change);
    expect(error.code).toBe('shape');
    expect(error.message).toMatch(/^my set: /);
    expect(error.message).toContain(found);
    expect(error.message).toMatch(/but the shape S=3 T=2 N=4 D=2 asks for \d+\.$/);
  });

  it.each([
    ['T', 0],
    ['D', 0],
    ['T', 1.5],
    ['N', -4],
    ['S', NaN],
  ])('refuses a shape with %s = %s', (letter, size) => {
    const error = refusal({ x: new Float32Array(0), shape: { ...samples().shape, [letter]: size } });
    expect(error.code).toBe('shape');
    expect(error.message).toBe(`my set: shape.${letter} is ${size}; expected an integer >= 1.`);
  });

  it('refuses an empty set', () => {
    const error = refusal({
      x: new Float32Array(0),
      shape: { S: 0, T: 2, N: 4, D: 2 },
      y: new Int32Array(0),
      ids: { subject: [], session: [], trial: [], window: new Int32Array(0) },
    });
    expect([error.code, error.message]).toEqual(['data', 'my set: there are no samples.']);
  });

  it.each([-1, 3])('refuses the label %s', (label) => {
    const error = refusal({ y: Int32Array.of(0, label, 1) });
    expect([error.code, error.message]).toEqual([
      'data',
      `my set: sample 1 has label ${label}; allowed are 0 to 2 (calm, happy, never seen).`,
    ]);
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s in x and says where', (value) => {
    const { x } = samples();
    x[((2 * 2 + 1) * 4 + 3) * 2 + 1] = value; // sample 2, slice 1, site 3, feature 1
    const error = refusal({ x });
    expect(error.code).toBe('data');
    expect(error.message).toBe(
      `my set: x is ${value} at sample 2 (subject s2, trial a), slice 1, site row 1 column 1, feature beta. ` +
        'Expected finite numbers: repair or drop the sample.',
    );
  });

  it('names the first of several values that are not finite', () => {
    const { x } = samples();
    x[17] = NaN;
    x[5] = Infinity;
    expect(refusal({ x }).message).toMatch(/x is Infinity at sample 0 .* slice 0, site row 1 column 0, feature beta/);
  });

  it('refuses sites that are no sites', () => {
    const sites = gridSites(2, 2);
    const error = refusal({ sites: { ...sites, names: ['a', 'a', 'b', 'c'] } });
    expect(error.code).toBe('data');
    expect(error.message).toMatch(/^my set: sites: expected unique names, found 'a' for sites 0 and 1/);
  });
});
