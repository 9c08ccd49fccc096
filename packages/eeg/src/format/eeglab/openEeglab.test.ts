import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matDouble, matStruct, matText, writeMat, type MatValue } from '../mat/index.js';
import { fixture } from '../recording/recordingReference.test.support.js';
import { rejection } from '../recording/rejection.test.support.js';
import { temporaryFolder } from '../recording/temporaryFolder.test.support.js';
import { openEeglab } from './openEeglab.js';

const folder = temporaryFolder();
let made = 0;
const number = (value: number): MatValue => matDouble([1, 1], [value]);

// Names, values and events are compared with MNE's in openRecording.test.ts.
describe('openEeglab', () => {
  it('begins a segment at a boundary, with what was cut out on the clock', async () => {
    const recording = await openEeglab(fixture('made_continuous.set'));
    expect(recording.segments).toEqual([
      { onset: 0, offset: 0, duration: 1 },
      { onset: 1.4, offset: 1, duration: 1 },
    ]);
    expect(await recording.events()).toEqual([
      { onset: 0.09, duration: 0, label: 'go' },
      { onset: 0.995, duration: 0.4, label: 'boundary' },
      { onset: 1.8925, duration: 0.05, label: '7' },
    ]);
    expect(recording.channels.map(({ kind }) => kind)).toEqual(['eeg', 'eog', 'eeg']);
    expect(recording.warnings).toContain('1 events have no latency; they are left out.');
    await recording.close();
  });

  it('reads trials from a .fdt file, inside the .set file and of variables alike', async () => {
    const [file, variables] = await Promise.all(
      ['made_epochs.set', 'made_variables.set'].map((name) => openEeglab(fixture(name))),
    );
    expect(file.epochs).toEqual({ count: 4, samples: 50 });
    expect(variables.epochs).toEqual(file.epochs);
    const request = { channels: ['Cz', 'Fp1'], from: 13, to: 177 };
    const [a, b] = [await file.read(request), await variables.read(request)];
    expect(a).toEqual(b);
    const stored = readFileSync(fixture('made_epochs.fdt'));
    expect([...a.data[0]]).toEqual(Array.from({ length: 164 }, (_, s) => stored.readFloatLE(((s + 13) * 3 + 2) * 4)));
    await Promise.all([file.close(), variables.close()]);
  });

  it('reads the same of version 5 and 7.3', async () => {
    const [five, seven] = await Promise.all(
      ['made_continuous.set', 'made_h5.set'].map((name) => openEeglab(fixture(name))),
    );
    const request = { channels: ['Fp1', 'VEOG', 'Cz'] };
    // Only the first of the two files has a boundary, and so two segments.
    const { segments, ...same } = await five.read(request);
    expect(segments).toHaveLength(2);
    expect(await seven.read(request)).toEqual(same);
    expect((await seven.events()).map(({ label }) => label)).toEqual(['go', '7']);
    await Promise.all([five.close(), seven.close()]);
  });

  it('reads whole trials of a .fdt file that is cut, and looks for it under the name of the .set file', async () => {
    const base = join(folder, String(made++));
    mkdirSync(base);
    copyFileSync(fixture('made_epochs.set'), join(base, 'renamed.set'));
    expect(await rejection(openEeglab(join(base, 'renamed.set')))).toMatch(
      /data: expected the file 'made_epochs.fdt' beside it, found neither it nor renamed.fdt/,
    );
    copyFileSync(fixture('made_epochs.fdt'), join(base, 'renamed.fdt'));
    truncateSync(join(base, 'renamed.fdt'), 1900);
    const recording = await openEeglab(join(base, 'renamed.set'));
    expect(recording.epochs).toEqual({ count: 3, samples: 50 });
    expect(recording.warnings).toEqual([
      expect.stringMatching(/made_epochs.fdt', which is not there; renamed.fdt is read/),
      expect.stringMatching(/1900 bytes where 2400 are announced: 150 of 200 samples/),
    ]);
    await recording.close();
  });

  const valid = {
    srate: number(100),
    nbchan: number(2),
    pnts: number(3),
    trials: number(1),
    data: matDouble([2, 3], [1, 2, 3, 4, 5, 6]),
    chanlocs: matDouble([0, 0], []),
    event: matDouble([0, 0], []),
  };
  async function write(fields: Record<string, MatValue>): Promise<string> {
    const file = join(folder, `${made++}.set`);
    await writeMat(file, { EEG: matStruct(fields) });
    return file;
  }

  it('numbers channels without names', async () => {
    const recording = await openEeglab(await write(valid));
    expect((await recording.read()).names).toEqual(['1', '2']);
    expect([...(await recording.read()).data[1]]).toEqual([2, 4, 6]);
    expect(recording.warnings).toEqual(['The channels have no names; they are called 1 to 2.']);
    await recording.close();
  });

  it.each([
    [{ srate: number(0) }, /srate: expected Hz above 0, found 0/],
    [{ srate: matText('fast') }, /srate: expected/],
    [{ nbchan: number(1e9) }, /nbchan: expected a whole number from 1 to 65536, found 1000000000/],
    [{ nbchan: number(3) }, /data: expected 3 x 3 x 1 values/],
    [{ pnts: number(2.5) }, /pnts: expected a whole number/],
    [{ trials: number(7) }, /data: expected 2 x 3 x 7 values/],
    [{ data: matText('old.dat') }, /expected a .fdt file, found 'old.dat'/],
    [{ data: matText('') }, /data/],
    [{ data: matText('../../etc/passwd') }, /found neither it nor/],
  ] as [Record<string, MatValue>, RegExp][])('refuses %j', async (fields, message) => {
    expect(await rejection(openEeglab(await write({ ...valid, ...fields })))).toMatch(message);
  });

  it('names a field that is missing, and files that are no recording', async () => {
    for (const name of ['srate', 'pnts', 'nbchan', 'data'] as const) {
      const { [name]: _, ...rest } = valid;
      expect(await rejection(openEeglab(await write(rest)))).toMatch(
        new RegExp(`expected a field ${name}, found none`),
      );
    }
    const file = join(folder, 'other.set');
    await writeMat(file, { x: number(1) });
    expect(await rejection(openEeglab(file))).toMatch(
      /expected a variable EEG, or variables srate, data, ... \(EEGLAB\), found x/,
    );
    await writeMat(file, { ALLEEG: number(1) });
    expect(await rejection(openEeglab(file))).toMatch(/several \(ALLEEG\)/);
    writeFileSync(file, 'no mat');
    expect(await rejection(openEeglab(file))).toMatch(/^data: /);
  });
});
