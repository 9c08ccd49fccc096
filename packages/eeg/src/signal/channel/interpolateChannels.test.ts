import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { uciEegLayout } from '../../format/uciEegLayout.js';
import { relativeError } from '../golden.test.support.js';
import { noise } from '../signals.test.support.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { fitSphere, type Point } from './fitSphere.js';
import { interpolateChannels } from './interpolateChannels.js';
import { sphericalSplineMatrix } from './sphericalSplineMatrix.js';

/** Values by MNE, every 8th sample, written by tools/reference/eeg/interpolation.py, with 12 digits. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/interpolation.json', import.meta.url), 'utf8')) as {
  names: string[];
  positions: Point[];
  cases: { bad: string[]; values: number[][] }[];
  matrix: number[][];
  matrixAtZero: number[][];
  sphere: { radius: number; origin: Point };
};
const { names, positions, cases } = reference;
const place = (name: string): Point => positions[names.indexOf(name)];
const [, { bad }] = cases;
const good = names.filter((name) => !bad.includes(name));

describe('sphericalSplineMatrix', () => {
  it('equals the matrix of MNE, around any origin', () => {
    const { origin } = reference.sphere;
    const around = sphericalSplineMatrix(good.map(place), bad.map(place), origin);
    const atZero = sphericalSplineMatrix(good.map(place), bad.map(place));
    // MNE takes a pseudo-inverse of a system whose condition is about 1e5.
    around.forEach((row, n) => expect(relativeError(row, reference.matrix[n])).toBeLessThan(1e-8));
    atZero.forEach((row, n) => expect(relativeError(row, reference.matrixAtZero[n])).toBeLessThan(1e-8));
    around.forEach((row) => expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10));
  });

  it('refuses a point without a direction', () => {
    expect(() => sphericalSplineMatrix([[0, 0, 0]], [[1, 0, 0]])).toThrow(
      'the position 0, 0, 0 has no direction from the origin',
    );
  });
});

describe('fitSphere', () => {
  it('equals the fit of MNE', () => {
    const { origin, radius } = fitSphere(positions.filter(([, y, z]) => !(z < -1e-6 && y > 1e-6)));
    expect(relativeError(origin, reference.sphere.origin)).toBeLessThan(1e-10);
    expect(radius).toBeCloseTo(reference.sphere.radius, 12);
  });

  it('refuses too few points, and a plane', () => {
    expect(() =>
      fitSphere([
        [0, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ]),
    ).toThrow('at least 4 positions that are not all in one plane, found 3');
    expect(() =>
      fitSphere([
        [1, 0, 0],
        [0, 1, 0],
        [-1, 0, 0],
        [0, -1, 0],
        [0.6, 0.8, 0],
      ]),
    ).toThrow('found 5 in one plane');
  });
});

describe('interpolateChannels', () => {
  it.each(cases)('equals raw.interpolate_bads of MNE: $bad', async ({ bad: chosen, values }) => {
    const signals = await recordingOfTrials(1, [...uciEegLayout.scalp, 'X']);
    // What is in a bad channel does not matter.
    const spoilt = {
      ...signals,
      data: signals.data.map((samples, index) =>
        chosen.includes(signals.names[index]) ? samples.map(() => Number.NaN) : samples,
      ),
    };
    const found = interpolateChannels(spoilt, chosen, { names, positions });
    chosen.forEach((name, index) => {
      const samples = found.data[signals.names.indexOf(name)].filter((_, n) => n % 8 === 0);
      expect(relativeError(samples, values[index]), name).toBeLessThan(1e-8);
    });
    signals.names.forEach((name, index) => {
      if (!chosen.includes(name)) expect(found.data[index]).toBe(signals.data[index]);
    });
  });

  it('takes an origin, and gives back what has no bad channel', async () => {
    const signals = await recordingOfTrials(1);
    expect(interpolateChannels(signals, [], { names, positions })).toBe(signals);
    const [cz] = sphericalSplineMatrix(names.filter((name) => name !== 'CZ').map(place), [place('CZ')], [0, 0, 0.05]);
    const found = interpolateChannels(signals, ['CZ'], { names, positions }, { origin: [0, 0, 0.05] });
    const others = signals.data.filter((_, index) => names[index] !== 'CZ');
    const value = others.reduce((sum, samples, index) => sum + cz[index] * samples[100], 0);
    expect(found.data[names.indexOf('CZ')][100]).toBeCloseTo(value, 10);
  });

  it('refuses what cannot be interpolated', async () => {
    const signals = await recordingOfTrials(1, [...uciEegLayout.scalp, 'X']);
    const known = { names, positions };
    expect(() => interpolateChannels(signals, ['C9'], known)).toThrow("interpolateChannels.bad: unknown channel 'C9'");
    expect(() => interpolateChannels(signals, ['CZ', 'CZ'], known)).toThrow("the channel 'CZ' is named twice");
    expect(() => interpolateChannels(signals, ['X'], known)).toThrow(
      "interpolateChannels.positions: unknown position of channel 'X'",
    );
    expect(() => interpolateChannels(signals, names, known)).toThrow(
      'at least 4 good channels with a position, found 0 beside 61 bad ones',
    );
    expect(() => interpolateChannels(signals, names.slice(3), known)).toThrow('found 3 beside 58');
    expect(() => interpolateChannels(signals, ['CZ'], { names })).toThrow('found 61 names and no positions');
    expect(() => interpolateChannels(signals, ['CZ'], undefined as never)).toThrow(
      'expected { names, positions } such as montageSites gives',
    );
    expect(() => interpolateChannels(signals, 'CZ' as never, known)).toThrow('expected a list of channels, found "CZ"');
    const broken = positions.map((point, index): Point => (index === 5 ? [0, Number.NaN, 0] : point));
    expect(() => interpolateChannels(signals, ['CZ'], { names, positions: broken })).toThrow(
      `'${names[5]}' is at 0, NaN, 0`,
    );
    expect(() => interpolateChannels(signals, ['CZ'], known, { origin: place('OZ') })).toThrow(
      'has no direction from the origin',
    );
    expect(() =>
      interpolateChannels({ ...signals, units: signals.names.map((_, n) => (n === 0 ? 'mV' : 'uV')) }, ['CZ'], known),
    ).toThrow('different units (mV, uV)');
    const holed = noise(5, 10);
    holed.data[1][4] = Number.NaN;
    const five = { names: holed.names, positions: positions.slice(0, 5) };
    expect(() => interpolateChannels(holed, ['A'], five)).toThrow("channel 'B' is NaN at sample 4");
  });
});
