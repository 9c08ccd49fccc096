import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../Recording.js';
import { rejection } from '../recording/rejection.test.support.js';
import { temporaryFolder } from '../recording/temporaryFolder.test.support.js';
import { edfBytes, tal, type RawEdfOptions, type RawEdfSignal } from './edfBytes.test.support.js';
import { openEdf } from './openEdf.js';

const folder = temporaryFolder();
let made = 0;
function write(bytes: Uint8Array): string {
  const file = join(folder, `${made++}.edf`);
  writeFileSync(file, bytes);
  return file;
}
const open = (signals: readonly RawEdfSignal[], options: RawEdfOptions = {}): Promise<Recording> =>
  openEdf(write(edfBytes(signals, options)));
const fails = async (signals: readonly RawEdfSignal[], options: RawEdfOptions = {}): Promise<string> =>
  (await rejection(open(signals, options))).replace(/[^ ]*\/(\d+\.edf)/, 'FILE');

const ramp = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
const fp1: RawEdfSignal = { label: 'EEG Fp1', data: [ramp(0, 4), ramp(4, 4), ramp(8, 4)] };
const annotations = (...texts: string[]): RawEdfSignal => ({ label: 'EDF Annotations', data: texts });

describe('openEdf', () => {
  it('gives values by the formula of the format, in uV', async () => {
    const data = [[-1000, 0, 1000, 7]];
    const recording = await open([
      { label: 'EEG Fp1', data },
      { label: 'Fz', units: 'mV', physical: ['-1.5', '2.5'], data },
      { label: 'Cz', units: '\u00b5V', digital: ['0', '100'], data },
      { label: 'EOG left', units: 'V', physical: ['3', '-3'], data },
      { label: 'Temp rectal', units: 'DegC', physical: ['34', '40'], data },
    ]);
    const formula = (digital: number, [pMin, pMax]: number[], [dMin, dMax]: number[], unit: number): number =>
      ((digital - dMin) * ((pMax - pMin) / (dMax - dMin)) + pMin) * unit;
    const expected = [
      data[0].map((d) => formula(d, [-100, 100], [-1000, 1000], 1)),
      data[0].map((d) => formula(d, [-1.5, 2.5], [-1000, 1000], 1e3)),
      data[0].map((d) => formula(d, [-100, 100], [0, 100], 1)),
      data[0].map((d) => formula(d, [3, -3], [-1000, 1000], 1e6)),
      data[0].map((d) => formula(d, [34, 40], [-1000, 1000], 1)),
    ];
    const signals = await recording.read({ channels: ['Fp1', 'Fz', 'Cz', 'left', 'Temp rectal'] });
    // Gain and offset are rounded once each, so that values near 0 are off by a few last bits of the largest.
    signals.data.forEach((values, i) =>
      values.forEach((value, s) =>
        expect(Math.abs(value - expected[i][s])).toBeLessThanOrEqual(4e-16 * Math.abs(expected[i][0])),
      ),
    );
    expect(signals.units).toEqual(['uV', 'uV', 'uV', 'uV', 'DegC']);
    expect(recording.channels.map(({ kind }) => kind)).toEqual(['eeg', 'eeg', 'eeg', 'eog', 'other']);
    await recording.close();
  });

  it('reads any range, across records and of any channels', async () => {
    const recording = await open([
      fp1,
      { ...fp1, label: 'Fp2', digital: ['-500', '1500'] },
      { label: 'slow', data: [[1], [2], [3]] },
    ]);
    const all = (await recording.read({ channels: ['Fp1', 'Fp2'] })).data;
    all[0].forEach((value, i) => expect(value).toBeCloseTo(i / 10, 12));
    for (let from = 0; from <= 12; from++) {
      for (let to = from; to <= 12; to++) {
        const { data } = await recording.read({ channels: ['Fp2', 'Fp1'], from, to });
        expect([...data[0]]).toEqual([...all[1].subarray(from, to)]);
        expect([...data[1]]).toEqual([...all[0].subarray(from, to)]);
      }
    }
    expect(recording.channels.map(({ rate, samples }) => [rate, samples])).toEqual([
      [4, 12],
      [4, 12],
      [1, 3],
    ]);
    await recording.close();
  });

  it('answers requests that are made at once one after the other', async () => {
    const data = ramp(0, 40).map((r) => Array.from({ length: 2000 }, (_, i) => ((r * 2000 + i) * 7919) % 32_000));
    const recording = await open([{ label: 'a', data }]);
    const requests = ramp(0, 60).map((i) => ({ from: (i * 31_337) % 70_000, to: ((i * 31_337) % 70_000) + 5000 }));
    const at = await Promise.all(requests.map((request) => recording.read(request)));
    const whole = (await recording.read()).data[0];
    at.forEach((found, i) => expect(found.data[0]).toEqual(whole.slice(requests[i].from, requests[i].to)));
    await recording.close();
  });

  it('reads records that are longer than the buffer in pieces', async () => {
    const long = Array.from({ length: 700_001 }, (_, i) => (i % 2000) - 1000);
    const recording = await open(
      [
        { label: 'a', data: [long, long] },
        { label: 'b', data: [long.toReversed(), long] },
      ],
      { duration: '7' },
    );
    const { data } = await recording.read({ from: 699_000, to: 701_000 });
    const expected = [...long.slice(699_000), ...long].slice(0, 2000).map((d) => d / 10);
    data[0].forEach((value, i) => expect(value).toBeCloseTo(expected[i], 10));
    expect(data[1][0]).toBeCloseTo(long.toReversed()[699_000] / 10, 10);
    expect((await recording.read({})).data[0].length).toBe(1_400_002);
    await recording.close();
  });

  it('has the onset of annotations from the first sample, with durations, UTF-8 and channels', async () => {
    const recording = await open(
      [
        fp1,
        annotations(
          tal('+0.25', '+0.25\u0014start', '+2.5\u00150.5\u0014later\u0014\u00fcber'),
          tal('+1.25', '-1\u0014before', '+1.25\u0014blink@@EEG Fp1'),
          tal('+2.25'),
        ),
        annotations(tal('+9', '+1.75\u0014second signal'), '', ''),
      ],
      { reserved: 'EDF+C' },
    );
    expect(await recording.events()).toEqual([
      { onset: -1.25, duration: 0, label: 'before' },
      { onset: 0, duration: 0, label: 'start' },
      { onset: 1, duration: 0, label: 'blink', channel: 'Fp1' },
      { onset: 1.5, duration: 0, label: 'second signal' },
      { onset: 2.25, duration: 0.5, label: 'later' },
      { onset: 2.25, duration: 0.5, label: '\u00fcber' },
    ]);
    expect(recording.start).toBe('2004-03-02T05:06:07.25');
    expect(recording.segments).toEqual([{ onset: 0, offset: 0, duration: 3 }]);
    await recording.close();
  });

  it('passes over malformed annotations, with a warning', async () => {
    const recording = await open(
      [
        fp1,
        annotations('junk\0+1\u0014x\0\u0014\0' + tal('+0', '+1\u0014good'), tal('+1', '1\u0014no sign'), tal('+2')),
      ],
      { reserved: 'EDF+C' },
    );
    expect((await recording.events()).map(({ label }) => label)).toEqual(['good']);
    expect(recording.warnings).toEqual([
      expect.stringMatching(/^4 malformed annotation lists, the first one at byte 776,/),
    ]);
    await recording.close();
  });

  it('finds the gaps of EDF+D', async () => {
    const recording = await open(
      [fp1, annotations(tal('+10'), tal('+11'), tal('+20.5', '+20.75\u0014in the second'))],
      { reserved: 'EDF+D' },
    );
    expect(recording.format).toBe('EDF+D');
    expect(recording.segments).toEqual([
      { onset: 0, offset: 0, duration: 2 },
      { onset: 10.5, offset: 2, duration: 1 },
    ]);
    expect(recording.start).toBe('2004-03-02T05:06:17');
    expect(await recording.events()).toEqual([{ onset: 10.75, duration: 0, label: 'in the second' }]);
    expect(recording.duration).toBe(3);
    const back = await open([fp1, annotations(tal('+0'), '', tal('+1.5'))], { reserved: 'EDF+D' });
    expect(back.segments.map(({ onset }) => onset)).toEqual([0, 1.5]);
    expect(back.warnings).toEqual([
      expect.stringMatching(/^1 data records do not say/),
      expect.stringMatching(/^1 data records start before/),
    ]);
    await Promise.all([recording.close(), back.close()]);
  });

  it('finds rising codes of a BDF status channel, in its low 16 bits', async () => {
    const high = 0x10_0000;
    const codes = [high + 3, high + 3, 0, 5, 5, 9, 2, 0, 0, 1, 1, 0x200 + 1];
    const recording = await open(
      [
        { label: 'Fp1', data: [ramp(0, 12)] },
        { label: 'Status', units: 'Boolean', data: [codes] },
      ],
      { bdf: true, reserved: '24BIT', duration: '6' },
    );
    expect(await recording.events()).toEqual([
      { onset: 1.5, duration: 0, label: '5', channel: 'Status' },
      { onset: 2.5, duration: 0, label: '9', channel: 'Status' },
      { onset: 4.5, duration: 0, label: '1', channel: 'Status' },
      { onset: 5.5, duration: 0, label: '513', channel: 'Status' },
    ]);
    expect([...(await recording.read({ channels: ['Status'] })).data[0]]).toEqual(codes);
    expect(recording.format).toBe('BDF');
    await recording.close();
  });

  it.each([
    ['02.03.85', '', '1985-03-02T05:06:07'],
    ['02.03.84', '', '2084-03-02T05:06:07'],
    ['02.03.99', '', '1999-03-02T05:06:07'],
    ['02.03.04', 'Startdate 02-MAR-1904 X X X', '1904-03-02T05:06:07'],
    ['02.03.04', 'Startdate X X X X', '2004-03-02T05:06:07'],
    ['01.01.85', 'Startdate X X X X', undefined],
    ['30.02.04', '', undefined],
    ['nonsense', 'Startdate 12-DEC-2009 X', '2009-12-12T05:06:07'],
  ])('date %s with %j is %s', async (date, recording, expected) => {
    const opened = await open([fp1], { date, recording });
    expect(opened.start).toBe(expected);
    await opened.close();
  });

  it('numbers equal labels, and keeps the kind where names would become equal', async () => {
    const recording = await open([
      { ...fp1, label: 'EEG C3' },
      { ...fp1, label: 'EMG C3' },
      fp1,
      fp1,
      { ...fp1, label: 'ECG ECG' },
    ]);
    expect(recording.channels.map(({ name }) => name)).toEqual(['EEG C3', 'EMG C3', 'Fp1-0', 'Fp1-1', 'ECG']);
    expect(recording.warnings).toEqual([expect.stringMatching(/Fp1/)]);
    await recording.close();
  });

  it.each(['0.5', '2', '0.1', '0.015625'])('takes data records of %s s', async (duration) => {
    const recording = await open([fp1], { duration });
    expect(recording.channels[0].rate).toBeCloseTo(4 / Number(duration), 12);
    expect(recording.duration).toBeCloseTo(3 * Number(duration), 12);
    await recording.close();
  });

  it('opens annotations alone, with records of 0 s', async () => {
    const recording = await open([annotations(tal('+0', '+30\u0015120\u0014Sleep stage W'))], {
      duration: '0',
      reserved: 'EDF+C',
    });
    expect([recording.channels, recording.duration]).toEqual([[], 0]);
    expect(await recording.events()).toEqual([{ onset: 30, duration: 120, label: 'Sleep stage W' }]);
    expect(await rejection(recording.read())).toMatch(/^option: .*no channel is EEG.*no signals at all/);
    await recording.close();
  });

  it('reads what is there whole, whatever the header says', async () => {
    const whole = edfBytes([fp1]);
    const cases: [Uint8Array, number, RegExp[]][] = [
      [whole, 12, []],
      [edfBytes([fp1], { records: '-1' }), 12, [/-1.*holds 3/]],
      [edfBytes([fp1], { records: '2' }), 12, [/announces 2 data records \(16 bytes\).*24 bytes.*3 whole/]],
      [
        whole.subarray(0, whole.length - 3),
        8,
        [/announces 3.*21 bytes.*2 whole/, /cut inside data record 3: 5 of its 8 bytes/],
      ],
      [Buffer.concat([whole, Buffer.from('x')]), 12, [/^1 bytes follow the last data record/]],
      [whole.subarray(0, 512), 0, [/announces 3.*0 bytes/]],
    ];
    for (const [bytes, samples, warnings] of cases) {
      const recording = await openEdf(write(bytes));
      expect(recording.channels[0].samples).toBe(samples);
      expect(recording.warnings).toEqual(warnings.map((warning): unknown => expect.stringMatching(warning)));
      expect((await recording.read()).data[0].length).toBe(samples);
      await recording.close();
    }
  });

  it.each([
    [{ version: '1' }, "byte 0: version: expected '0' and 7 blanks (EDF) or byte 255 and 'BIOSEMI' (BDF), found \"1\""],
    [
      { headerBytes: '513' },
      'byte 184: bytes in the header: expected 512, which is 256 for each of 1 signals and 256, found "513"',
    ],
    [{ records: '-2' }, 'byte 236: number of data records: expected a whole number, or -1 for unknown, found "-2"'],
    [{ duration: '-1' }, 'byte 244: duration of a data record: expected a number of seconds, 0 or more, found "-1"'],
    [
      { duration: '0' },
      'byte 244: duration of a data record: expected a number of seconds above 0, since there is a signal (\'EEG Fp1\'), found "0"',
    ],
    [{ count: '0' }, 'byte 252: number of signals: expected a whole number from 1 to 9999, found "0"'],
    [{ count: 'x' }, 'byte 252: number of signals: expected a whole number from 1 to 9999, found "x"'],
  ] as [RawEdfOptions, string][])('refuses %j', async (options, message) => {
    expect(await fails([fp1], options)).toBe(`data: FILE, ${message}`);
  });

  it.each([
    [
      { samples: '0' },
      'byte 472: samples in a data record of signal 1 (\'EEG Fp1\'): expected a whole number, 1 or more, found "0"',
    ],
    [
      { physical: ['5', '5.0'] },
      'byte 368: physical maximum of signal 1 (\'EEG Fp1\'): expected a number other than the physical minimum, 5, found "5.0"',
    ],
    [{ physical: ['a', '5'] }, 'byte 360: physical minimum of signal 1 (\'EEG Fp1\'): expected a number, found "a"'],
    [
      { physical: ['1', '1e999'] },
      'byte 368: physical maximum of signal 1 (\'EEG Fp1\'): expected a number other than the physical minimum, 1, found "1e999"',
    ],
    [
      { digital: ['7', '7'] },
      'byte 384: digital maximum of signal 1 (\'EEG Fp1\'): expected a whole number other than the digital minimum, 7, found "7"',
    ],
    [
      { digital: ['0.5', '7'] },
      'byte 376: digital minimum of signal 1 (\'EEG Fp1\'): expected a whole number, found "0.5"',
    ],
  ] as [Partial<RawEdfSignal>, string][])('refuses a signal with %j', async (signal, message) => {
    expect(await fails([{ ...fp1, ...signal }])).toBe(`data: FILE, ${message}`);
  });

  it('names the byte at which a header ends too early, wherever it is cut', async () => {
    const whole = edfBytes([fp1, annotations(tal('+0'), '', '')]);
    for (let size = 0; size < 768; size += 8) {
      const message = await rejection(openEdf(write(whole.subarray(0, size))));
      expect(message).toMatch(
        size < 256
          ? new RegExp(`found ${size} bytes in all`)
          : new RegExp(`byte ${size}: expected a header of 768 bytes for 2 signals`),
      );
    }
  });

  it('allocates nothing on the word of the header', async () => {
    const recording = await open([{ ...fp1, samples: '99999999' }], { records: '99999999' });
    expect(recording.channels[0].samples).toBe(0);
    expect(recording.warnings.length).toBe(2);
    await recording.close();
    const announced = await open([{ label: 'EDF Annotations', samples: '99999999', data: ['x'] }], {
      records: '99999999',
      reserved: 'EDF+D',
    });
    expect(await announced.events()).toEqual([]);
    await announced.close();
  });

  it('refuses requests that do not fit', async () => {
    const recording = await open([fp1, { label: 'slow', data: [[1], [2], [3]] }]);
    expect(await rejection(recording.read({ channels: ['fp1'] }))).toMatch(
      /^option: .*read.channels: unknown channel 'fp1'. Did you mean 'Fp1'\? Allowed: Fp1, slow\.$/,
    );
    expect(await rejection(recording.read())).toMatch(
      /expected channels of one rate, found 4 Hz \(Fp1\) and 1 Hz \(slow\)/,
    );
    expect(await rejection(recording.read({ channels: ['Fp1'], to: 13 }))).toMatch(
      /0 <= from <= to <= 12 .*found from 0, to 13/,
    );
    expect(await rejection(recording.read({ channels: ['Fp1'], from: 0.5 }))).toMatch(/found from 0.5, to 12/);
    expect(await rejection(recording.read({ channels: [] }))).toMatch(
      /expected a list of one name or more, found \[\]/,
    );
    expect(await rejection(recording.read({ form: 3 } as never))).toMatch(/unknown option 'form'. Did you mean 'from'/);
    await recording.close();
    await recording.close();
    expect(await rejection(recording.read({ channels: ['Fp1'] }))).toMatch(/the recording is closed/);
    expect(await rejection(recording.events())).toMatch(/the recording is closed/);
  });

  it('names files that are not there', async () => {
    expect(await rejection(openEdf(join(folder, 'none.edf')))).toMatch(
      /none\.edf: cannot be opened: there is no such file/,
    );
    expect(await rejection(openEdf(folder))).toMatch(/expected a file, found a folder/);
    expect(await rejection(openEdf(''))).toMatch(/^option: expected the name of a file, found ""/);
  });
});
