import { describe, expect, it } from 'vitest';
import { createRandom } from '@strnn/core/random';
import { readReference, relativeError, seriesOf } from '../features.test.support.js';
import { fitLds, type FitLdsOptions, libEerLdsStart, type LdsStart } from './fitLds.js';
import { movingAverage, type MovingAverageOptions } from './movingAverage.js';
import { smoothLds } from './smoothLds.js';
import { smoothLdsWithinTrial } from './smoothLdsWithinTrial.js';

type Names = 'stateNoise' | 'observationNoise' | 'initialMean' | 'initialVariance';
const reference = readReference('lds') as {
  readonly trials: readonly number[][];
  readonly start: LdsStart;
  readonly fits: readonly (Readonly<Record<Names | 'logLikelihood' | 'forward' | 'forwardBackward', number[]>> & {
    readonly iterations: number;
  })[];
  readonly movingAverages: readonly (Required<MovingAverageOptions> & { readonly values: number[] })[];
};
const trials = reference.trials.map((values) => seriesOf(values, ['F3', 'F4'], ['delta', 'theta']));
const fittedOn = 'two made-up trials';

describe('fitLds', () => {
  it.each(reference.fits)('equals pykalman and the joint normal distribution: $iterations iterations', (fit) => {
    const model = fitLds(trials, { fittedOn, iterations: fit.iterations, start: reference.start });
    for (const name of ['stateNoise', 'observationNoise', 'initialMean', 'initialVariance'] as const) {
      expect(relativeError(model[name], fit[name])).toBeLessThan(1e-9);
    }
    expect(relativeError(model.logLikelihood, fit.logLikelihood)).toBeLessThan(1e-10);
    expect([model.fittedOn, model.trials, model.windows]).toEqual([fittedOn, 2, 65]);
  });

  it('never loses likelihood, and finds the noises of a long walk', () => {
    const random = createRandom(5);
    let state = 3;
    const walk = Float64Array.from({ length: 20000 }, () => (state += 0.2 * random.normal()) + 0.7 * random.normal());
    const model = fitLds([seriesOf(walk, ['Cz'], ['alpha'])], { fittedOn, iterations: 30 });
    model.logLikelihood.reduce((before, after) => {
      expect(after).toBeGreaterThanOrEqual(before - 1e-6);
      return after;
    });
    expect(Math.sqrt(model.stateNoise[0])).toBeCloseTo(0.2, 1);
    expect(Math.sqrt(model.observationNoise[0])).toBeCloseTo(0.7, 1);
  });

  it('does not depend on the scale of a feature', () => {
    const [trial] = trials;
    const scaled = { ...trial, data: trial.data.map((value) => 1e6 * value) };
    const [a, b] = [trial, scaled].map((series) => fitLds([series], { fittedOn, iterations: 3 }));
    expect(
      relativeError(
        b.stateNoise.map((value) => value / 1e12),
        a.stateNoise,
      ),
    ).toBeLessThan(1e-9);
  });

  it('survives a feature that never changes', () => {
    const still = seriesOf(new Float64Array(12).fill(-4.25), ['Cz'], ['alpha']);
    expect([...smoothLdsWithinTrial(still, { direction: 'forward-backward' }).data]).toEqual([...still.data]);
  });

  it('refuses what cannot be, naming it', () => {
    const of = (options: object) => () => fitLds(trials, { fittedOn, ...options });
    expect(of({ fittedOn: ' ' })).toThrow('fitLds.fittedOn: expected a text that says what the series are, found " "');
    expect(() => fitLds(trials, {} as FitLdsOptions)).toThrow('found nothing');
    expect(() => fitLds(trials, undefined as never)).toThrow('fitLds: expected an object of options');
    expect(() => fitLds(trials[0] as never, { fittedOn })).toThrow('expected a list of series, one per trial');
    expect(of({ iterations: 1.5 })).toThrow('fitLds.iterations: expected a whole number from 0, found 1.5');
    expect(of({ iteration: 3 })).toThrow("unknown option 'iteration'. Did you mean 'iterations'?");
    expect(of({ start: { ...reference.start, stateNoise: 0 } })).toThrow(
      'fitLds.start.stateNoise: expected a positive number, found 0',
    );
    expect(() => fitLds([], { fittedOn })).toThrow('at least one series of 2 windows, found 0');
    expect(() => fitLds([trials[0], { ...trials[1], sites: ['F3', 'Cz'] }], { fittedOn })).toThrow(
      'series 1 has other sites than series 0: F3, Cz; expected F3, F4',
    );
    const broken = { ...trials[1], data: trials[1].data.slice() };
    broken.data[7] = Number.NaN;
    expect(() => fitLds([trials[0], broken], { fittedOn })).toThrow(
      "fitLds: series 1: expected finite values, found NaN in window 1, site 'F4', feature 'theta'",
    );
  });
});

describe('smoothLds', () => {
  it.each(reference.fits)(
    'equals statsmodels: after $iterations iterations',
    ({ iterations, forward, forwardBackward }) => {
      const model = fitLds(trials, { fittedOn, iterations, start: reference.start });
      expect(relativeError(smoothLds(model, trials[1]).data, forward)).toBeLessThan(1e-9);
      const smoothed = smoothLds(model, trials[1], { direction: 'forward-backward' });
      expect(relativeError(smoothed.data, forwardBackward)).toBeLessThan(1e-9);
      expect(smoothed.smoothing).toEqual({ method: 'lds', direction: 'forward-backward', causal: false, fittedOn });
    },
  );

  it('forwards knows nothing of later windows, forward-backward does', () => {
    const model = fitLds(trials, { fittedOn, iterations: 2 });
    const changed = { ...trials[0], data: trials[0].data.map((value, at) => (at < 80 ? value : value + 9)) };
    const start = (direction: 'forward' | 'forward-backward', of = trials[0]) =>
      smoothLds(model, of, { direction }).data.slice(0, 80);
    expect(start('forward', changed)).toEqual(start('forward'));
    expect(start('forward-backward', changed)).not.toEqual(start('forward-backward'));
    expect(smoothLds(model, trials[0]).smoothing).toEqual({
      method: 'lds',
      direction: 'forward',
      causal: true,
      fittedOn,
    });
  });

  it('within a trial is never causal, and says so', () => {
    const within = smoothLdsWithinTrial(trials[0], { iterations: 2 });
    expect(within.smoothing).toEqual({
      method: 'lds',
      direction: 'forward',
      causal: false,
      fittedOn: 'the same trial',
    });
    expect(within.data).toEqual(smoothLds(fitLds([trials[0]], { fittedOn, iterations: 2 }), trials[0]).data);
  });

  it("has LibEER's smoother for fixed noises", () => {
    // Its recursion by hand: gain v / (v + 1) with v = 0.01, then v (1 - gain) + 0.0001 each time; mean 3 first.
    const found = smoothLdsWithinTrial(seriesOf([1, 2, 6], ['Cz'], ['a']), { start: libEerLdsStart, iterations: 0 });
    let [mean, variance] = [3, 0.01];
    [1, 2, 6].forEach((value, t) => {
      if (t > 0) variance += 0.0001;
      const gain = variance / (variance + 1);
      mean += gain * (value - mean);
      variance *= 1 - gain;
      expect(found.data[t]).toBeCloseTo(mean, 14);
    });
  });

  it('refuses a series of other features, and an unknown direction', () => {
    const model = fitLds(trials, { fittedOn });
    expect(() => smoothLds(model, { ...trials[0], features: ['delta', 'alpha'] })).toThrow(
      'other features than the model',
    );
    expect(() => smoothLds(model, trials[0], { direction: 'backward' as 'forward' })).toThrow(
      "unknown direction 'backward'",
    );
  });
});

describe('movingAverage', () => {
  it.each(reference.movingAverages)('equals pandas: $length windows, $alignment', ({ values, ...options }) => {
    const found = movingAverage(trials[0], options);
    // The fixture holds 13 digits.
    expect(relativeError(found.data, values)).toBeLessThan(1e-12);
    expect(found.smoothing).toMatchObject({ method: 'moving-average', ...options });
  });

  it('is causal by default and says so', () => {
    const changed = { ...trials[0], data: trials[0].data.map((value, at) => (at < 80 ? value : value + 9)) };
    const found = movingAverage(changed, { length: 5 });
    expect(found.data.slice(0, 80)).toEqual(movingAverage(trials[0], { length: 5 }).data.slice(0, 80));
    expect(found.smoothing).toMatchObject({ alignment: 'causal', causal: true });
    expect(movingAverage(changed, { length: 5, alignment: 'centred' }).smoothing).toMatchObject({ causal: false });
  });

  it('refuses lengths that cannot be', () => {
    expect(() => movingAverage(trials[0], { length: 0 })).toThrow('whole number of windows from 1, found 0');
    expect(() => movingAverage(trials[0], { length: 4, alignment: 'centred' })).toThrow(
      'from 1, odd when centred, found 4',
    );
    expect(() => movingAverage(trials[0], { length: 3, alignment: 'both' as 'causal' })).toThrow(
      "unknown alignment 'both'",
    );
  });
});
