import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import {
  bootstrapInterval,
  factorEffects,
  friedman,
  hedgesG,
  nemenyi,
  wilcoxonSignedRank,
  type FactorEffectsOptions,
  type FactorObservation,
} from './index.js';

const TRIALS = 1000;
/** Five Monte Carlo errors of a share of 0.05. */
const ROOM = 5 * Math.sqrt((0.05 * 0.95) / TRIALS);
const random = createRandom('under the null');
const normals = (count: number): number[] => Array.from({ length: count }, () => random.normal());
const share = (trial: () => boolean): number => {
  let hits = 0;
  for (let i = 0; i < TRIALS; i++) if (trial()) hits++;
  return hits / TRIALS;
};
const pOf = (found: object): number => (found as { pValue: number }).pValue;

describe('where nothing differs, one p-value in twenty is below 0.05', () => {
  it("Wilcoxon's, of 16 subjects", () => {
    expect(Math.abs(share(() => pOf(wilcoxonSignedRank(normals(16))) < 0.05) - 0.05)).toBeLessThan(ROOM);
  });

  it.each([
    [8, 3],
    [16, 12],
  ])("Friedman's, of %i subjects and %i configurations", (blocks, k) => {
    const found = share(() => pOf(friedman(Array.from({ length: blocks }, () => normals(k)))) < 0.05);
    // The exact distribution has steps, so that its p is below 0.05 in less than 5 %.
    expect(found).toBeLessThan(0.05 + ROOM);
    expect(found).toBeGreaterThan(0.03);
  });

  it("Nemenyi's: any false difference, of 16 subjects and 6 configurations", () => {
    let critical: number | undefined;
    const found = share(() => {
      const result = friedman(Array.from({ length: 16 }, () => normals(6)));
      if ('refused' in result) throw new Error(result.refused);
      critical ??= nemenyi(result).criticalDifference;
      return Math.max(...result.averageRanks) - Math.min(...result.averageRanks) >= critical;
    });
    // Asymptotic; known to be cautious with few blocks.
    expect(found).toBeLessThan(0.05 + ROOM);
    expect(found).toBeGreaterThan(0.025);
  });

  const simulate = (slope: number): FactorObservation[] =>
    Array.from({ length: 10 }, (_, s) => {
      const [level, ...own] = normals(4);
      return ['x', 'y', 'z'].flatMap((a, i) =>
        ['u', 'v'].map((b) => ({
          subject: `s${s}`,
          factors: { a, b },
          value: level + slope * own[i] + 0.5 * random.normal(),
        })),
      );
    }).flat();
  const falseEffect = (slope: number, options: FactorEffectsOptions): number =>
    share(() => {
      const found = factorEffects(simulate(slope), options);
      if ('refused' in found) throw new Error(found.refused);
      return pOf(found.terms[0].test) < 0.05;
    });

  it('repeated measures, also where subjects respond differently', () => {
    for (const slope of [0, 1]) {
      const found = falseEffect(slope, { model: 'repeated-measures' });
      // Greenhouse and Geisser's correction is cautious where sphericity holds.
      expect(found).toBeLessThan(0.05 + ROOM);
      expect(found).toBeGreaterThan(0.02);
    }
  });

  it('mixed model; where subjects respond differently it is too sure, as its reason says', () => {
    expect(Math.abs(falseEffect(0, { model: 'mixed' }) - 0.05)).toBeLessThan(ROOM);
    expect(falseEffect(1, { model: 'mixed' })).toBeGreaterThan(0.15);
  });
});

describe('95 % intervals hold the truth in about 95 % of cases', () => {
  it.each([6, 8, 16, 32])('bootstrapInterval of %i', (count) => {
    const found = share(() => {
      const { low, high } = bootstrapInterval(normals(count));
      return low <= 0 && high >= 0;
    });
    // Wider than the plain percentile interval, which holds it in about 86, 89, 92 and 94 %.
    expect(found).toBeGreaterThan(0.93);
    expect(found).toBeLessThan(0.97);
  });

  it.each([
    [6, 0.9],
    [16, 0.93],
  ])("Hedges' g of %i pairs, correlated, with an effect of 0.8", (count, least) => {
    const found = share(() => {
      const common = normals(count);
      const side = (shift: number) =>
        common.map((own, i) => ({ subject: `s${i}`, value: shift + own + random.normal() }));
      const result = hedgesG(side(0.8 * Math.SQRT2), side(0));
      if ('refused' in result) throw new Error(result.refused);
      return result.interval.low <= 0.8 && result.interval.high >= 0.8;
    });
    expect(found).toBeGreaterThan(least);
    expect(found).toBeLessThan(0.98);
  });
});
