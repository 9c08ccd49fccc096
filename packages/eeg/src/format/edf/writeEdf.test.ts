import { createRandom } from '@strnn/core/random';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Signals } from '../../signal/Signals.js';
import { rejection } from '../recording/rejection.test.support.js';
import { temporaryFolder } from '../recording/temporaryFolder.test.support.js';
import { formatEdfNumber } from './formatEdfNumber.js';
import { openEdf } from './openEdf.js';
import { writeEdf } from './writeEdf.js';

const folder = temporaryFolder();
const random = createRandom('writeEdf');
const signals = (names: string[], rate: number, samples: number, scale = 50): Signals => ({
  names,
  rate,
  units: names.map(() => 'uV'),
  data: names.map(() => Float64Array.from({ length: samples }, () => scale * random.normal())),
});

describe('writeEdf', () => {
  it('writes what openEdf reads, to half a step', async () => {
    const file = join(folder, 'a.edf');
    const [fast, slow] = [signals(['Fp1', 'Fz'], 256, 2560), signals(['slow'], 4, 40, 1e5)];
    const annotations = [
      { onset: 0, duration: 0, label: 'start' },
      { onset: 9.999, duration: 2.5, label: 'gr\u00fc\u00dfe', channel: 'Fz' },
      { onset: 40, duration: 0, label: 'late' },
    ];
    await writeEdf(file, [fast, slow], { start: '2031-02-03T04:05:06.125', patient: 'X F X X', annotations });
    const recording = await openEdf(file);
    expect(recording).toMatchObject({ format: 'EDF+C', duration: 10, start: '2031-02-03T04:05:06.125', warnings: [] });
    expect(await recording.events()).toEqual(annotations);
    for (const group of [fast, slow]) {
      const read = await recording.read({ channels: group.names });
      expect([read.rate, read.units]).toEqual([group.rate, group.units]);
      read.data.forEach((values, i) => {
        const [low, high] = [Math.min(...group.data[i]), Math.max(...group.data[i])];
        // Half a step, and what rounding the range outward to 8 characters adds to it.
        const bound = ((high - low) / 65_535) * 0.501;
        values.forEach((value, s) => expect(Math.abs(value - group.data[i][s])).toBeLessThanOrEqual(bound));
      });
    }
    await recording.close();
    expect(readdirSync(folder)).toEqual(['a.edf']);
  });

  it('keeps what it has read before: written again, nothing changes', async () => {
    const [first, second] = [join(folder, 'first.edf'), join(folder, 'second.edf')];
    const options = { recordDuration: 0.5, physicalRange: [-200, 200] as const };
    await writeEdf(first, signals(['a', 'b'], 100, 300), options);
    const recording = await openEdf(first);
    await writeEdf(second, await recording.read(), options);
    await recording.close();
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    // Without a start it is not known, which EDF+ writes as 1985.
    expect(recording.start).toBeUndefined();
  });

  const one = signals(['Fp1'], 10, 20);
  it.each([
    [{ ...one, names: ['a name that is too long'] }, {}, /^option: .*at most 16 ASCII/],
    [{ ...one, names: ['\u00e9'] }, {}, /^option: .*at most 16 ASCII/],
    [{ ...one, names: ['EDF Annotations'] }, {}, /kept for annotations/],
    [{ ...one, units: ['microvolts'] }, {}, /at most 8 ASCII/],
    [{ ...one, units: [] }, {}, /^shape: .*1 names, 0 units and 1 arrays/],
    [signals(['Fp1'], 10, 25), {}, /^shape: .*whole records of 10 samples \(1 s\), found 25 samples; 30 would do/],
    [signals(['Fp1'], 10, 0), {}, /^shape: /],
    [signals(['Fp1'], 10.5, 21), {}, /^shape: .*found 10.5 at 10.5 Hz/],
    [[one, signals(['Fz'], 10, 30)], {}, /one duration, found 2 and 3 records/],
    [[], {}, /1 to 9998 channels, found 0/],
    [
      { ...one, data: [Float64Array.from({ length: 20 }, (_, i) => (i === 7 ? NaN : i))] },
      {},
      /^data: .*Fp1: expected numbers, found NaN at sample 7/,
    ],
    [one, { physicalRange: [-1, 1] }, /^option: .*a range that holds Fp1/],
    [{ ...one, data: [new Float64Array(20).fill(1e9)] }, {}, /8 characters can write/],
    [one, { recordDuration: 0 }, /recordDuration/],
    [one, { recordDuration: 1 / 3 }, /recordDuration/],
    [one, { start: '1984-01-01T00:00:00' }, /from 1985 to 2084/],
    [one, { start: '2001-02-30T00:00:00' }, /from 1985 to 2084/],
    [one, { start: 'today' }, /from 1985 to 2084/],
    [one, { annotations: [{ onset: NaN, duration: 0, label: 'x' }] }, /writeEdf.annotations/],
    [one, { annotations: [{ onset: 0, duration: 0, label: '' }] }, /writeEdf.annotations/],
    [one, { anotations: [] }, /unknown option 'anotations'. Did you mean 'annotations'/],
  ] as [Signals, object, RegExp][])('refuses %j with %j', async (given, options, message) => {
    const before = readdirSync(folder);
    expect(await rejection(writeEdf(join(folder, 'no.edf'), given, options))).toMatch(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('says so when it cannot write', async () => {
    expect(await rejection(writeEdf(join(folder, 'none', 'a.edf'), one))).toMatch(/^data: .*cannot be written/);
  });
});

describe('formatEdfNumber', () => {
  it.each([
    [-32.5, 'down', '-32.5'],
    [1 / 3, 'up', '0.333334'],
    [1 / 3, 'down', '0.333333'],
    [-1234567.891, 'down', '-1234568'],
    [-1234567.891, 'up', '-1234567'],
    [12345678.5, 'up', '12345679'],
    [99999999.5, 'up', undefined],
    [-0, 'up', '0'],
    [1e-9, 'up', '0.000001'],
    [1e-9, 'down', '0'],
    [-12345678, 'down', undefined],
  ] as const)('%s rounded %s is %s', (value, direction, text) => {
    expect(formatEdfNumber(value, direction)).toBe(text);
  });
});
