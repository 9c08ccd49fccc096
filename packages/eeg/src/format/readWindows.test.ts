import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edfBytes, tal } from './edf/edfBytes.test.support.js';
import { openEdf } from './edf/openEdf.js';
import { openRecording } from './openRecording.js';
import { readWindows, type ReadWindowsOptions } from './readWindows.js';
import type { Recording } from './Recording.js';
import { fixture } from './recording/recordingReference.test.support.js';
import { rejection } from './recording/rejection.test.support.js';
import { temporaryFolder } from './recording/temporaryFolder.test.support.js';

const folder = temporaryFolder();

/** Onsets of the windows; their samples are checked against one reading of all. */
async function onsets(recording: Recording, options: ReadWindowsOptions): Promise<number[]> {
  const request = options.channels === undefined ? {} : { channels: options.channels };
  const whole = await recording.read(request);
  const found: number[] = [];
  for await (const { index, onset, signals } of readWindows(recording, options)) {
    expect(index).toBe(found.length);
    const segment = recording.segments.findLast((candidate) => candidate.onset <= onset + 1e-9)!;
    const from = Math.round((onset - segment.onset + segment.offset) * signals.rate);
    signals.data.forEach((values, i) => expect(values).toEqual(whole.data[i].slice(from, from + values.length)));
    expect(signals.data[0].length).toBe(Math.round(options.length * signals.rate));
    found.push(onset);
  }
  return found;
}

describe('readWindows', () => {
  it('goes through a recording, with and without overlap', async () => {
    const recording = await openEdf(fixture('short_psg.edf'));
    const channels = ['Fpz-Cz', 'Pz-Oz'];
    expect(await onsets(recording, { length: 100, channels })).toEqual([0, 100, 200]);
    expect(await onsets(recording, { length: 70, step: 50, channels, from: 20, to: 299.99 })).toEqual([
      20, 70, 120, 170, 220,
    ]);
    expect((await onsets(recording, { length: 0.3, step: 0.1, channels, to: 20 })).length).toBe(198);
    await recording.close();
  });

  it('crosses no gap, and begins anew after it', async () => {
    const file = join(folder, 'gaps.edf');
    const data = Array.from({ length: 5 }, (_, r) => [4 * r, 4 * r + 1, 4 * r + 2, 4 * r + 3]);
    const times = { label: 'EDF Annotations', data: ['+0', '+1', '+2', '+10.5', '+11.5'].map((onset) => tal(onset)) };
    writeFileSync(file, edfBytes([{ label: 'Fp1', data }, times], { reserved: 'EDF+D' }));
    const recording = await openEdf(file);
    expect(await onsets(recording, { length: 2, step: 0.5 })).toEqual([0, 0.5, 1, 10.5]);
    expect(await onsets(recording, { length: 1, from: 1.5, to: 4.5 })).toEqual([1.5, 10.5]);
    await recording.close();
  });

  it('crosses no border of epochs', async () => {
    const recording = await openRecording(fixture('made_epochs.set'));
    const at = await onsets(recording, { length: 0.2, step: 0.2, channels: ['Fp1', 'Cz'] });
    expect(at).toEqual([0, 0.2, 0.5, 0.7, 1, 1.2, 1.5, 1.7]);
    await recording.close();
  });

  it('gives arrays that later windows leave alone', async () => {
    const recording = await openEdf(fixture('short_psg.edf'));
    const kept = [];
    for await (const { signals } of readWindows(recording, { length: 30, channels: ['Pz-Oz'] }))
      kept.push(signals.data[0]);
    const whole = (await recording.read({ channels: ['Pz-Oz'] })).data[0];
    kept.forEach((values, i) => expect(values).toEqual(whole.slice(i * 3000, (i + 1) * 3000)));
    await recording.close();
  });

  it('refuses what is not whole samples, naming the nearest', async () => {
    const recording = await openEdf(fixture('short_psg.edf'));
    const fails = (options: object): Promise<string> =>
      rejection(readWindows(recording, { length: 1, channels: ['Pz-Oz'], ...options }).next());
    expect(await fails({ length: 0.123 })).toMatch(
      /readWindows.length: expected seconds that are 1 or more whole samples at 100 Hz, found 0.123. The nearest is 0.12\./,
    );
    expect(await fails({ length: 0 })).toMatch(/found 0. The nearest is 0.01/);
    expect(await fails({ length: NaN })).toMatch(/found NaN\.$/);
    expect(await fails({ step: -1 })).toMatch(/readWindows.step/);
    expect(await fails({ from: 200, to: 100 })).toMatch(/0 <= from <= to <= 300 s/);
    expect(await fails({ to: 301 })).toMatch(/0 <= from <= to <= 300 s/);
    expect(await fails({ channels: ['Pz'] })).toMatch(/unknown channel 'Pz'/);
    expect(await fails({ overlap: 1 })).toMatch(/unknown option 'overlap'/);
    await recording.close();
  });
});
