import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import {
  factorEffects,
  type FactorEffects,
  type FactorEffectsOptions,
  type FactorObservation,
  type LevelEstimate,
  type TermTest,
} from './index.js';

type Row = Readonly<Record<string, string | number>>;
interface Term {
  readonly label: string;
  readonly f: number;
  readonly df: [number, number];
  readonly uncorrectedP: number;
  readonly epsilon: number;
  readonly pValue: number;
  readonly partialEtaSquared?: number;
}
interface Margin {
  readonly factor: string;
  readonly levelName: string;
  readonly mean: number;
  readonly standardError: number;
  readonly effect: number;
  readonly effectError: number;
}
interface Case {
  readonly name: string;
  readonly order: 1 | 2;
  readonly observations: Row[];
  readonly terms: Term[];
  readonly margins: Margin[];
  readonly subjectVariance: number;
  readonly residualVariance: number;
}

// statsmodels and pingouin; made by tools/reference/bench/factor_effects.py.
const reference = JSON.parse(readFileSync(new URL('./fixtures/factorEffects.json', import.meta.url), 'utf8')) as {
  readonly repeatedMeasures: Case[];
  readonly mixed: Case[];
};

const observe = (rows: readonly Row[]): FactorObservation[] =>
  rows.map(({ subject, value, ...factors }) => ({
    subject: String(subject),
    value: Number(value),
    factors: factors as Record<string, string>,
  }));
const analyse = (rows: readonly FactorObservation[], options?: FactorEffectsOptions): FactorEffects => {
  const found = factorEffects(rows, options);
  if ('refused' in found) throw new Error(found.refused);
  return found;
};
const testOf = (found: FactorEffects, label: string): TermTest =>
  found.terms.find((term) => term.label === label)!.test as TermTest;
const levelOf = (found: FactorEffects, factor: string, levelName: string): LevelEstimate =>
  found.margins.find((margin) => margin.factor === factor && margin.levelName === levelName)!.estimate as LevelEstimate;

describe.each(reference.repeatedMeasures)('AnovaRM: $name', ({ observations, terms, margins }) => {
  const found = analyse(observe(observations), { order: 3 });

  it('has the F tests, Greenhouse-Geisser and partial eta squared', () => {
    expect(found.model).toBe('repeated-measures');
    expect(found.terms.map(({ label }) => label).sort()).toEqual(terms.map(({ label }) => label).sort());
    for (const { label, partialEtaSquared, ...expected } of terms) {
      const own = testOf(found, label);
      // Values of 5 digits about 0.6: sums of squares keep 12 digits of 16 or so.
      for (const key of ['f', 'epsilon', 'pValue', 'uncorrectedP'] as const) {
        expect(Math.abs(own[key]! / expected[key] - 1)).toBeLessThan(1e-8);
      }
      expect(own.df).toEqual(expected.df);
      if (partialEtaSquared !== undefined) expect(own.partialEtaSquared).toBeCloseTo(partialEtaSquared, 10);
    }
  });

  it('has the means of the levels and their standard errors over subjects', () => {
    for (const { factor, levelName, mean, standardError } of margins) {
      expect(levelOf(found, factor, levelName).mean).toBeCloseTo(mean, 12);
      expect(levelOf(found, factor, levelName).standardError).toBeCloseTo(standardError, 12);
    }
  });
});

describe.each(reference.mixed)('MixedLM: $name', ({ observations, terms, margins, order, ...expected }) => {
  const found = analyse(observe(observations), { order, model: 'mixed' });

  it('has the variances, coefficients and F', () => {
    // statsmodels stops its search at some digits: 1e-4 of a variance, less in what is flat there.
    expect(Math.abs(found.variances!.residual / expected.residualVariance - 1)).toBeLessThan(1e-4);
    expect(Math.abs(found.variances!.subject / expected.subjectVariance - 1)).toBeLessThan(1e-3);
    for (const { label, f } of terms) expect(Math.abs(testOf(found, label).f / f - 1)).toBeLessThan(1e-3);
    for (const margin of margins) {
      const own = levelOf(found, margin.factor, margin.levelName);
      expect(own.mean).toBeCloseTo(margin.mean, 5);
      expect(own.effect.value).toBeCloseTo(margin.effect, 5);
      expect(Math.abs(own.standardError / margin.standardError - 1)).toBeLessThan(1e-3);
      expect(Math.abs(own.effect.standardError / margin.effectError - 1)).toBeLessThan(1e-3);
    }
  });
});

const random = createRandom('factors');
/** Every subject with the given configurations. */
const run = (configurations: readonly Record<string, string>[], subjects = 8): FactorObservation[] =>
  Array.from({ length: subjects }, (_, s) => {
    const level = random.normal();
    return configurations.map((factors) => ({ subject: `s${s}`, factors, value: level + 0.3 * random.normal() }));
  }).flat();
const grid = (axes: Record<string, readonly string[]>): Record<string, string>[] =>
  Object.entries(axes).reduce<Record<string, string>[]>(
    (rows, [name, levels]) => rows.flatMap((row) => levels.map((level) => ({ ...row, [name]: level }))),
    [{}],
  );

describe('factorEffects', () => {
  it('knows no order of rows and no names', () => {
    const rows = run(grid({ a: ['x', 'y', 'z'], b: ['u', 'v'] }));
    const found = analyse(rows);
    const renamed = analyse(
      [...rows].reverse().map(({ subject, value, factors: { a, b } }) => ({
        subject: `p${subject}`,
        value: 10 + value,
        factors: { b, a: `level ${a}` },
      })),
    );
    for (const label of ['a', 'b']) expect(testOf(renamed, label).pValue).toBeCloseTo(testOf(found, label).pValue, 9);
    expect(testOf(renamed, 'b × a').f).toBeCloseTo(testOf(found, 'a × b').f, 8);
    expect(levelOf(renamed, 'a', 'level x').mean).toBeCloseTo(10 + levelOf(found, 'a', 'x').mean, 10);
  });

  it('averages seeds: more of them are no more subjects', () => {
    const rows = run(grid({ a: ['x', 'y'], b: ['u', 'v'] }));
    const twice = rows.flatMap((row) => [0, 1].map((seed) => ({ ...row, seed, value: row.value + seed - 0.5 })));
    const [once, found] = [analyse(rows), analyse(twice)];
    expect(found.seeds).toEqual([2, 2]);
    expect(testOf(found, 'a').df).toEqual([1, 7]);
    expect(testOf(found, 'a').f).toBeCloseTo(testOf(once, 'a').f, 8);
  });

  it('is a paired t test squared for one factor of two levels, in both models', () => {
    const rows = run([{ a: 'x' }, { a: 'y' }], 10);
    const differences = rows.flatMap(({ value }, i) => (i % 2 === 0 ? [value - rows[i + 1].value] : []));
    const mean = differences.reduce((sum, value) => sum + value, 0) / 10;
    const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 9;
    const t2 = mean ** 2 / (variance / 10);
    for (const model of ['repeated-measures', 'mixed'] as const) {
      expect(Math.abs(testOf(analyse(rows, { model }), 'a').f / t2 - 1)).toBeLessThan(1e-6);
    }
  });

  it('names both sides of an alias in a fraction and says what main effects assume', () => {
    // 2^(4-1) with d = abc: two-way interactions are aliased in pairs, main effects with three-way ones only.
    const sign = (text: string): number => (text === '+' ? 1 : -1);
    const levels = ['-', '+'];
    const fraction = grid({ a: levels, b: levels, c: levels }).map((row) => ({
      ...row,
      d: sign(row.a) * sign(row.b) * sign(row.c) > 0 ? '+' : '-',
    }));
    const found = analyse(run(fraction));
    expect(found.terms.slice(0, 4).every((term) => 'f' in term.test && term.assumesZero.length === 0)).toBe(true);
    const refusals = Object.fromEntries(found.terms.slice(4).map(({ label, test }) => [label, test]));
    expect(refusals['a × b']).toEqual({ refused: 'not estimable: aliased with c × d' });
    expect(refusals['c × d']).toEqual({ refused: 'not estimable: aliased with a × b' });
    expect(Object.keys(refusals)).toHaveLength(6);
    // 2^(3-1) with c = ab: each main effect is aliased with the interaction of the others.
    const half = grid({ a: levels, b: levels }).map((row) => ({
      ...row,
      c: sign(row.a) * sign(row.b) > 0 ? '+' : '-',
    }));
    const assumed = analyse(run(half)).terms.map(({ label, assumesZero }) => [label, assumesZero]);
    expect(assumed.slice(0, 3)).toEqual([['a', ['b × c']], ['b', ['a × c']], ['c', ['a × b']]]); // prettier-ignore
  });

  it('reads main effects, and no interaction, from one factor at a time', () => {
    const found = analyse(run([{ a: 'x', b: 'u' }, { a: 'y', b: 'u' }, { a: 'z', b: 'u' }, { a: 'x', b: 'v' }])); // prettier-ignore
    expect(found.terms[2].test).toEqual({
      refused: 'not estimable: 2 of 6 combinations of levels were never run (a=y with b=v and 1 more)',
    });
    expect(found.terms[0]).toMatchObject({ label: 'a', assumesZero: ['a × b'] });
    expect(testOf(found, 'a').df).toEqual([2, 14]);
  });

  it('refuses factors that vary together and levels that do not vary', () => {
    const found = analyse(run([{ a: 'x', b: 'u', c: '1', e: '0' }, { a: 'y', b: 'v', c: '1', e: '0' }, { a: 'x', b: 'u', c: '1', e: '2' }, { a: 'y', b: 'v', c: '1', e: '2' }])); // prettier-ignore
    const tests = Object.fromEntries(found.terms.map(({ label, test }) => [label, test]));
    expect(tests.a).toEqual({ refused: 'not estimable: aliased with b' });
    expect(tests.b).toEqual({ refused: 'not estimable: aliased with a' });
    expect(tests.c).toEqual({ refused: 'has one level only: 1' });
    expect(tests.e).toHaveProperty('f');
    expect(tests['a × e']).toEqual({ refused: 'needs a, which has no estimate' });
    expect(found.margins.find(({ factor }) => factor === 'a')!.estimate).toEqual(tests.a);
  });

  it('takes the mixed model, with the reason, where subjects lack configurations', () => {
    const rows = run(grid({ a: ['x', 'y', 'z'], b: ['u', 'v'] })).slice(0, -1);
    const found = analyse(rows);
    expect(found.model).toBe('mixed');
    expect(found.reason).toMatch(/random intercept per subject \(REML\), as s7 has 5 of 6 configurations/);
    expect(testOf(found, 'a').df).toEqual([2, 47 - 8 - 5]);
    expect(factorEffects(rows, { model: 'repeated-measures' })).toEqual({
      refused: 'repeated measures: s7 has 5 of 6 configurations',
    });
  });

  it('judges a factor that differs between subjects by subjects', () => {
    const rows = run(grid({ a: ['x', 'y'] }), 10).map((row) => ({
      ...row,
      factors: { ...row.factors, group: Number(row.subject.slice(1)) < 5 ? 'A' : 'B' },
    }));
    const found = analyse(rows);
    expect(testOf(found, 'group').df).toEqual([1, 8]);
    expect(testOf(found, 'a').df).toEqual([1, 8]);
  });

  it('refuses what the data cannot carry, with the reason', () => {
    const axes = grid({ a: ['x', 'y'] });
    expect(factorEffects([])).toEqual({ refused: 'needs at least 6 subjects, but found 0' });
    expect(factorEffects(run(axes, 5))).toEqual({ refused: 'needs at least 6 subjects, but found 5' });
    expect(factorEffects(run([{ a: 'x' }]))).toEqual({ refused: 'no factor has two levels or more' });
    const alone = run(axes).filter((_, i) => i % 2 === (i < 8 ? 0 : 1));
    expect(factorEffects(alone)).toEqual({
      refused: 'saturated: 8 values of 8 subjects leave nothing to judge 2 coefficients by',
    });
    const flat = analyse(run(axes).map((row) => ({ ...row, value: row.factors.a === 'x' ? 0.5 : 0.7 })));
    expect(flat.terms[0].test).toEqual({
      refused: 'every subject shows the same effect: no spread to test it against',
    });
  });

  it('throws at rows that do not fit together', () => {
    const rows = run(grid({ a: ['x', 'y'] }));
    expect(() => factorEffects([...rows, rows[0]])).toThrow(/observation 16 \(s0\): .* once per seed.*comes twice/);
    expect(() => factorEffects([...rows, { ...rows[0], factors: { b: 'x' } }])).toThrow(/the factors a, but found b/);
    expect(() => factorEffects([{ ...rows[0], value: NaN }])).toThrow(/a finite value, but found NaN/);
    expect(() => factorEffects(rows, { level: 95 })).toThrow(/a level between 0 and 1, but found 95/);
  });
});
