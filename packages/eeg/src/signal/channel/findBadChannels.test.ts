import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noise, signalsOf } from '../signals.test.support.js';
import { pseudoNoise, recordingOfTrials } from '../recordingOfTrials.test.support.js';
import type { Signals } from '../Signals.js';
import { findBadChannels, type BadChannelCriterion } from './findBadChannels.js';
import { median, medianDeviation } from './medianDeviation.js';
import { sampleQuantile } from './sampleQuantile.js';
import { selectRank } from './selectRank.js';

const criteria = ['deviation', 'noise', 'correlation', 'dropout'] as const;

/** Scores and verdicts by pyprep, written by tools/reference/eeg/bad_channels.py, with 10 digits. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/bad_channels.json', import.meta.url), 'utf8')) as {
  names: string[];
  cases: ({ rate: number; flat: string[]; scores: Record<(typeof criteria)[number], number[]> } & Record<
    (typeof criteria)[number],
    string[]
  >)[];
};

/** Spoilt as the reference script does it. */
async function spoilt(rate: number): Promise<Signals> {
  const signals = await recordingOfTrials(20);
  const channel = (name: string) => signals.data[signals.names.indexOf(name)];
  const length = signals.data[0].length;
  const [weak, strong] = [pseudoNoise(length, 9), pseudoNoise(length, 7)];
  for (let n = 0; n < length; n++) {
    channel('F7')[n] *= 15;
    channel('C3')[n] *= 0.01;
    channel('P4')[n] += 60 * Math.sin((2 * Math.PI * 80 * n) / 256);
    channel('T8')[n] = 20 * strong[n];
    if (n >= 1000 && n < 2000) channel('O1')[n] = 3;
    channel('AFZ')[n] = -4.5;
    channel('FC2')[n] += 12 * weak[n];
  }
  return { ...signals, rate };
}

describe('findBadChannels', () => {
  it.each(reference.cases)('gives the scores and verdicts of pyprep at $rate Hz', async (expected) => {
    const signals = await spoilt(expected.rate);
    const found = findBadChannels(signals);
    const of = (criterion: BadChannelCriterion) => found.findings.filter((finding) => finding.criterion === criterion);
    expect(of('flat').flatMap(({ bad, channel }) => (bad ? [channel] : []))).toEqual(expected.flat);
    for (const criterion of criteria) {
      if (criterion === 'noise' && expected.rate === 100) continue;
      expect(of(criterion).flatMap(({ bad, channel }) => (bad ? [channel] : []))).toEqual(expected[criterion]);
      // pyprep works in volts and filters twice where we convolve once: rounding, in a ratio of small differences.
      for (const { channel, score } of of(criterion)) {
        const wanted = expected.scores[criterion][reference.names.indexOf(channel)];
        expect(Math.abs(score - wanted), `${criterion} of ${channel}`).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(wanted)),
        );
      }
      expect(of(criterion)).toHaveLength(60);
    }
    const union = new Set([...expected.flat, ...criteria.flatMap((criterion) => expected[criterion])]);
    expect(found.bad).toEqual(signals.names.filter((name) => union.has(name)));
    expect(found.skipped.map(({ criterion }) => criterion)).toEqual(expected.rate === 100 ? ['noise'] : []);
  });

  it('names score and threshold, and looks at the channels named alone', async () => {
    const signals = await spoilt(256);
    const channels = ['F7', 'F8', 'FZ', 'CZ', 'PZ', 'AFZ'];
    const { findings } = findBadChannels(signals, { channels, deviation: 3, flat: 0.1 });
    expect(new Set(findings.map(({ channel }) => channel))).toEqual(new Set(channels));
    expect(findings.find(({ channel, criterion }) => channel === 'AFZ' && criterion === 'flat')).toEqual({
      channel: 'AFZ',
      criterion: 'flat',
      score: 0,
      threshold: 0.1,
      bad: true,
    });
    const deviation = findings.find(({ channel, criterion }) => channel === 'F7' && criterion === 'deviation')!;
    expect([deviation.threshold, deviation.bad]).toEqual([3, true]);
    expect(deviation.score).toBeGreaterThan(3);
  });

  it('reports channels with NaN, and compares the others without them', () => {
    const signals = noise(5, 1000);
    const clean = findBadChannels({
      ...signals,
      names: [...'ABCD'],
      units: signals.units.slice(1),
      data: signals.data.slice(0, 4),
    });
    signals.data[4][3] = Number.NaN;
    signals.data[4][30] = Infinity;
    const { bad, findings } = findBadChannels(signals);
    expect(bad).toContain('E');
    expect(findings.filter(({ channel }) => channel === 'E')).toEqual([
      { channel: 'E', criterion: 'missing', score: 2, threshold: 0, bad: true },
    ]);
    expect(findings.filter(({ channel }) => channel !== 'E')).toEqual(clean.findings);
  });

  it('calls nobody deviant where all swing alike', () => {
    const [row] = noise(1, 1000).data;
    const { bad, findings } = findBadChannels(signalsOf([row, row, row, row]));
    expect(bad).toEqual([]);
    expect(findings.filter(({ criterion }) => criterion === 'deviation').map(({ score }) => score)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('refuses what cannot be', () => {
    const signals = noise(4, 1000);
    expect(() => findBadChannels(signals, { channels: ['A', 'X'] })).toThrow("unknown channel 'X'");
    expect(() => findBadChannels(signals, { deviation: -1 })).toThrow(
      'findBadChannels.deviation: expected a positive number, found -1',
    );
    expect(() => findBadChannels(signals, { window: 0 })).toThrow('findBadChannels.window');
    expect(() => findBadChannels(signals, { flatt: 1 } as object)).toThrow(
      "unknown option 'flatt'. Did you mean 'flat'?",
    );
    expect(() => findBadChannels(noise(4, 101))).toThrow('at least 102 samples');
    expect(() => findBadChannels(noise(4, 303, 128))).toThrow('at least 304 samples');
    expect(() => findBadChannels(noise(2, 1000))).toThrow('at least 3 channels that are neither flat nor missing');
  });
});

describe('order statistics', () => {
  it('are those of the sorted values', () => {
    for (const length of [1, 2, 3, 10, 101, 1000]) {
      // Rounded, so that many are equal.
      const [values] = noise(1, length, 100, length).data.map((row) =>
        Float64Array.from(row, (value) => Math.round(value) + 0),
      );
      const sorted = values.slice().sort();
      for (const rank of [0, length >> 1, length - 1]) expect(selectRank(values.slice(), rank)).toBe(sorted[rank]);
      const middle = (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
      expect(median(values.slice())).toBe(middle);
      expect(medianDeviation(values)).toBe(median(values.map((value) => Math.abs(value - middle))));
    }
    // MATLAB: quantile([1 2 3 4], [0.125 0.25 0.5 0.98]) is 1, 1.5, 2.5 and 4.
    expect([0.125, 0.25, 0.5, 0.98].map((q) => sampleQuantile(Float64Array.of(4, 2, 1, 3), q))).toEqual([
      1, 1.5, 2.5, 4,
    ]);
  });
});
