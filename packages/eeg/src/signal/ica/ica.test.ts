import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import { beforeAll, describe, expect, it } from 'vitest';
import { relativeError } from '../golden.test.support.js';
import { noise, signalsOf } from '../signals.test.support.js';
import { pseudoNoise, recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { rereference } from '../reference/rereference.js';
import type { Signals } from '../Signals.js';
import { eogBandPass } from './eogBandPass.js';
import { extendedInfomax } from './extendedInfomax.js';
import { findEogComponents } from './findEogComponents.js';
import { fitIca } from './fitIca.js';
import type { Ica } from './Ica.js';
import { icaSources } from './icaSources.js';
import { iteratedOutliers } from './iteratedOutliers.js';
import { multiplyRows } from './multiplyRows.js';
import { removeComponents } from './removeComponents.js';
import { whitenByPca } from './whitenByPca.js';

/** Values by scikit-learn and MNE, written by tools/reference/eeg/ica.py. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/ica.json', import.meta.url), 'utf8')) as {
  names: string[];
  gains: Record<string, number>;
  components: number;
  start: number[];
  fastica: { unmixing: number[]; mixing: number[]; means: number[]; iterations: number };
  whitening: number[];
  infomax: { matrix: number[]; iterations: number };
  eog: Record<string, { scores: number[]; outliers: Record<string, number[]>; filtered: number[]; short?: number[] }>;
  outliers: { values: number[]; threshold3: number[]; threshold2: number[] };
};
const { components } = reference;

/** As the reference script makes it. */
async function recording(): Promise<Signals> {
  const signals = await recordingOfTrials(20, reference.names);
  const length = signals.data[0].length;
  const blinks = new Float64Array(length);
  for (let centre = 150; centre < length; centre += 611) {
    for (let n = 0; n < length; n++) blinks[n] += 150 * Math.exp(-(((n - centre) / 22) ** 2));
  }
  for (const [name, gain] of Object.entries(reference.gains)) {
    const samples = signals.data[reference.names.indexOf(name)];
    for (let n = 0; n < length; n++) samples[n] += gain * blinks[n];
  }
  const extra = pseudoNoise(length, 21);
  signals.data[reference.names.indexOf('X')].set(blinks.map((value, n) => value + 5 * extra[n]));
  return signals;
}

/** Rows of `found` with the signs of those of `expected`. */
function withSignsOf(found: Float64Array, expected: readonly number[], columns: number): Float64Array {
  return found.map((value, n) => {
    const row = Math.floor(n / columns) * columns;
    let product = 0;
    for (let k = row; k < row + columns; k++) product += found[k] * expected[k];
    return product < 0 ? -value : value;
  });
}

let signals: Signals;
let ica: Ica;
const options = {
  components,
  start: reference.start,
  tolerance: 1e-7,
  maxIterations: 500,
  seed: 1,
  fittedOn: ['co2a0000364'],
};
beforeAll(async () => {
  signals = await recording();
  ica = fitIca(signals, options);
});

describe('fitIca', () => {
  it('equals scikit-learn from the same start, up to signs', () => {
    const columns = reference.names.length;
    expect(ica.converged).toBe(true);
    expect(ica.iterations).toBe(reference.fastica.iterations);
    expect(relativeError(ica.means, reference.fastica.means)).toBeLessThan(1e-11);
    // Both stop where a component turns by less than 1e-7; rounding grows on the way there.
    expect(
      relativeError(withSignsOf(ica.unmixing, reference.fastica.unmixing, columns), reference.fastica.unmixing),
    ).toBeLessThan(1e-5);
    const maps = Float64Array.from(
      { length: components * columns },
      (_, n) => ica.mixing[(n % columns) * components + Math.floor(n / columns)],
    );
    const expected = Array.from(
      maps,
      (_, n) => reference.fastica.mixing[(n % columns) * components + Math.floor(n / columns)],
    );
    expect(relativeError(withSignsOf(maps, expected, columns), expected)).toBeLessThan(1e-5);
  });

  it('says what it was fitted on, and what it holds', () => {
    expect(ica).toMatchObject({
      algorithm: 'fastica',
      channels: reference.names,
      components,
      fittedOn: ['co2a0000364'],
      seed: 1,
      samples: 5120,
    });
    expect(ica.explained).toBeGreaterThan(0.95);
    expect(ica.explained).toBeLessThan(1);
    const { data } = icaSources(ica, signals);
    for (const source of data)
      expect(
        Array.from(source, (value) => value * value).reduce((sum, value) => sum + value, 0) / source.length,
      ).toBeCloseTo(1, 9);
  });

  it('takes several trials as one after the other', () => {
    const half = (from: number, to: number): Signals => ({
      ...signals,
      data: signals.data.map((samples) => samples.slice(from, to)),
    });
    const found = fitIca([half(0, 2000), half(2000, 5120)], { ...options, fittedOn: ['one', 'two'] });
    expect(found.unmixing).toEqual(ica.unmixing);
    expect(found.fittedOn).toEqual(['one', 'two']);
  });

  it('says so when it does not converge', () => {
    const found = fitIca(signals, { ...options, maxIterations: 3 });
    expect([found.converged, found.iterations]).toEqual([false, 3]);
    const short = { ...signals, data: signals.data.map((samples) => samples.subarray(0, 800)) };
    expect(fitIca(short, { ...options, algorithm: 'infomax', maxIterations: 2 }).converged).toBe(false);
  });

  it.each(['fastica', 'infomax'] as const)(
    'separates what was mixed, the same again from the same seed (%s)',
    (algorithm) => {
      const random = createRandom('sources');
      const length = 2000;
      // Long tails, short tails, and a wave.
      const sources = [
        Float64Array.from({ length }, () => random.normal() ** 3 / 4),
        Float64Array.from({ length }, () => (random.uniform() - 0.5) * 3.5),
        Float64Array.from({ length }, (_, n) => 1.4 * Math.sin(n / 7)),
      ];
      const mixing = [
        [2, 1, -1],
        [0.5, 3, 1],
        [-1, 1, 2],
        [1, 1, 1],
      ];
      const mixed = signalsOf(
        mixing.map((row) =>
          sources[0].map((_, n) => 7 + row.reduce((sum, weight, k) => sum + weight * sources[k][n], 0)),
        ),
      );
      const fit = (seed: number): Ica => fitIca(mixed, { algorithm, seed, components: 3, fittedOn: ['made up'] });
      const found = fit(3);
      expect(found.converged).toBe(true);
      const courses = icaSources(found, mixed).data;
      for (const source of sources) {
        const best = Math.max(...courses.map((course) => Math.abs(correlation(course, source))));
        // 2000 samples: the sources themselves are correlated by some 0.02.
        expect(best).toBeGreaterThan(0.995);
      }
      expect(fit(3).unmixing).toEqual(found.unmixing);
      expect(fit(4).unmixing).not.toEqual(found.unmixing);
      expect(found.components).toBe(3);
    },
  );

  it('counts independent channels', () => {
    const average = rereference(noise(6, 500), { reference: 'average' });
    expect(fitIca(average, { seed: 1, fittedOn: ['a'] }).components).toBe(5);
    expect(() => fitIca(average, { seed: 1, fittedOn: ['a'], components: 6 })).toThrow(
      'expected at most 5, the number of independent channels among 6',
    );
    const single = { ...average, data: average.data.map((samples) => new Float32Array(samples)) };
    expect(fitIca(single, { seed: 1, fittedOn: ['a'], maxIterations: 1 }).components).toBe(5);
  });

  it('refuses what cannot be', () => {
    const small = noise(3, 200);
    const fit =
      (change: object, of: Signals | Signals[] = small) =>
      () =>
        fitIca(of, { seed: 1, fittedOn: ['a'], ...change });
    expect(fit({ fittedOn: undefined })).toThrow('fitIca.fittedOn: expected the names');
    expect(fit({ seed: undefined })).toThrow('fitIca.seed: expected a finite number or a text, found undefined');
    expect(fit({ fittedOn: [] })).toThrow('fitIca.fittedOn');
    expect(fit({ fittedOn: ['a', 'a'] })).toThrow('no two alike');
    expect(fit({ fittedOn: ['a'] }, [small, small])).toThrow('of what the 2 signals are');
    expect(fit({ algorithm: 'jade' })).toThrow("unknown algorithm 'jade'");
    expect(fit({ components: 2.5 })).toThrow('fitIca.components: expected a whole number from 1, found 2.5');
    expect(fit({ maxIterations: 0 })).toThrow('fitIca.maxIterations');
    expect(fit({ tolerance: -1 })).toThrow('fitIca.tolerance');
    expect(fit({ start: [1, 2] })).toThrow('fitIca.start: expected 9 finite numbers');
    expect(fit({ iterations: 5 })).toThrow("unknown option 'iterations'. Did you mean 'maxIterations'?");
    expect(fit({}, [])).toThrow();
    expect(fit({ fittedOn: ['a', 'b'] }, [small, noise(3, 200, 50)])).toThrow(
      'signals 1 have the rate 50, signals 0 100',
    );
    expect(fit({}, noise(5, 5))).toThrow('many more samples than the 5 channels');
    expect(fit({}, signalsOf([new Float64Array(50), new Float64Array(50).fill(3)]))).toThrow('no channel moves');
    expect(fit({ algorithm: 'infomax', components: 1 })).toThrow('infomax needs at least 2');
    const holed = noise(3, 200);
    holed.data[2][11] = Number.NaN;
    expect(fit({}, holed)).toThrow("fitIca: channel 'C' is NaN at sample 11");
  });
});

describe('extendedInfomax', () => {
  it('equals MNE where the order of the samples does not matter', () => {
    const centred = signals.data.map((samples, channel) =>
      Float64Array.from(samples, (value) => value - ica.means[channel]),
    );
    const { matrix } = whitenByPca(centred, components);
    expect(relativeError(matrix.to1DArray(), reference.whitening)).toBeLessThan(1e-9);
    const white = multiplyRows(matrix, centred);
    const { iterations } = reference.infomax;
    const found = extendedInfomax(white, {
      random: createRandom(1),
      maxIterations: iterations,
      tolerance: 1e-12,
      block: white[0].length,
    });
    // The sums run over the samples in another order.
    expect(relativeError(found.matrix.to1DArray(), reference.infomax.matrix)).toBeLessThan(1e-8);
    expect([found.iterations, found.converged]).toEqual([20, false]);
  });
});

describe('findEogComponents', () => {
  it.each(['X', 'FP1'])('gives the scores and outliers of MNE for %s', (channel) => {
    const { scores, outliers } = reference.eog[channel];
    for (const [threshold, expected] of Object.entries(outliers)) {
      const found = findEogComponents(ica, signals, [channel], { threshold: Number(threshold) });
      expect([...found.components].sort((a, b) => a - b)).toEqual(expected);
      // As precise as the components, up to their signs.
      found.scores
        .get(channel)!
        .forEach((score, n) => expect(Math.abs(Math.abs(score) - Math.abs(scores[n]))).toBeLessThan(1e-5));
    }
  });

  it('filters as MNE does, also what is shorter than the filter', () => {
    const x = signals.data[reference.names.indexOf('X')];
    const [found, fp1] = eogBandPass([x, signals.data[0]], 256, [1, 10]);
    expect(
      relativeError(
        found.filter((_, n) => n % 40 === 0),
        reference.eog.X.filtered,
      ),
    ).toBeLessThan(1e-8);
    expect(
      relativeError(
        fp1.filter((_, n) => n % 40 === 0),
        reference.eog.FP1.filtered,
      ),
    ).toBeLessThan(1e-8);
    const [short] = eogBandPass([x.slice(0, 1500)], 256, [1, 10]);
    expect(
      relativeError(
        short.filter((_, n) => n % 40 === 0),
        reference.eog.X.short!,
      ),
    ).toBeLessThan(1e-8);
  });

  it('filters a signal longer than a block in one piece', () => {
    const long = noise(1, 30_000, 20).data;
    const [whole] = eogBandPass(long, 20, [1, 8]);
    const [part] = eogBandPass([long[0].slice(5000, 25_000)], 20, [1, 8]);
    expect(relativeError(whole.slice(10_000, 20_000), part.slice(5000, 15_000))).toBeLessThan(1e-12);
  });

  it('orders components by their correlation, over several channels', () => {
    const { components: found, scores } = findEogComponents(ica, signals, ['X', 'FP1'], {
      measure: 'correlation',
      threshold: 0.5,
    });
    const best = found.map((component) => Math.max(...[...scores.values()].map((of) => Math.abs(of[component]))));
    expect(best).toEqual([...best].sort((a, b) => b - a));
    expect(best.at(-1)!).toBeGreaterThan(0.5);
    expect(found[0]).toBe(reference.eog.X.outliers['3'][0]);
  });

  it('finds the outliers that MNE finds', () => {
    expect(iteratedOutliers(reference.outliers.values, 3)).toEqual(reference.outliers.threshold3);
    expect(iteratedOutliers(reference.outliers.values, 2)).toEqual(reference.outliers.threshold2);
    expect(iteratedOutliers([1, 1, 1], 3)).toEqual([]);
  });

  it('refuses what cannot be', () => {
    const find =
      (eog: string[], change: object = {}) =>
      () =>
        findEogComponents(ica, signals, eog, change);
    expect(find(['EOG'])).toThrow("unknown channel 'EOG'");
    expect(find([])).toThrow('at least one EOG channel, or a frontal one such as Fp1 in its place');
    expect(find(['X'], { measure: 'r' })).toThrow("unknown measure 'r'");
    expect(find(['X'], { threshold: 0 })).toThrow('findEogComponents.threshold: expected a positive number');
    expect(find(['X'], { threshold: 4 })).toThrow(
      "no z-score can be above 3.18, found 4; lower it, or use the measure 'correlation'",
    );
    expect(find(['X'], { band: [0.2, 10] })).toThrow('findEogComponents.band: expected [low, high] in Hz');
    expect(find(['X'], { band: [1, 128] })).toThrow('high below 127.5');
    const still = { ...signals, data: signals.data.map((samples, n) => (n === 0 ? samples.map(() => 4) : samples)) };
    expect(() => findEogComponents(ica, still, ['FP1'])).toThrow("channel 'FP1' does not move");
  });
});

describe('removeComponents', () => {
  it('takes the course times the map of a component away, and nothing else', () => {
    const [blink] = findEogComponents(ica, signals, ['X']).components;
    const cleaned = removeComponents(ica, signals, [blink]);
    const sources = icaSources(ica, signals).data;
    const left = icaSources(ica, cleaned).data;
    expect(Math.max(...left[blink].map(Math.abs))).toBeLessThan(1e-9);
    left.forEach((course, n) => {
      if (n !== blink) expect(relativeError(course, sources[n])).toBeLessThan(1e-9);
    });
    // Mean of FP1 at the blinks; the subject's own eyes stay in other components.
    const atBlinks = ({ data }: Signals): number => {
      const values = data[0].filter((_, n) => n % 611 === 150);
      return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
    };
    expect(atBlinks(signals)).toBeGreaterThan(100);
    expect(Math.abs(atBlinks(cleaned))).toBeLessThan(0.2 * atBlinks(signals));
  });

  it('applies to signals it was not fitted on, finds channels by name, and leaves others alone', () => {
    const other: Signals = {
      ...signals,
      names: ['extra', ...[...signals.names].reverse()],
      units: ['mV', ...signals.units],
      data: [new Float64Array(5120).fill(1), ...[...signals.data].reverse()],
    };
    const found = removeComponents(ica, other, [0, 2]);
    const direct = removeComponents(ica, signals, [0, 2]);
    expect(found.data[0]).toBe(other.data[0]);
    expect(found.data.slice(1).reverse()).toEqual(direct.data);
    expect(removeComponents(ica, signals, [])).toBe(signals);
    const single = { ...signals, data: signals.data.map((samples) => new Float32Array(samples)) };
    expect(removeComponents(ica, single, [1]).data[0]).toBeInstanceOf(Float32Array);
  });

  it('refuses what cannot be', () => {
    expect(() => removeComponents(ica, signals, [12])).toThrow('different whole numbers from 0 to 11, found 12');
    expect(() => removeComponents(ica, signals, [1, 1])).toThrow('found 1, 1');
    expect(() => removeComponents(ica, signals, [0.5])).toThrow('found 0.5');
    const renamed = { ...signals, names: signals.names.map((name) => (name === 'CZ' ? 'Cz' : name)) };
    expect(() => icaSources(ica, renamed)).toThrow("unknown channel 'CZ'. Did you mean 'Cz'?");
    expect(() => icaSources(ica, { ...signals, units: signals.units.map(() => 'mV') })).toThrow(
      "is in 'mV', the components were fitted on 'uV'",
    );
  });
});

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    product += (a[i] - meanA) * (b[i] - meanB);
    squareA += (a[i] - meanA) ** 2;
    squareB += (b[i] - meanB) ** 2;
  }
  return product / Math.sqrt(squareA * squareB);
}
