import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpz } from '../format/npz/index.js';
import { writePickle } from '../format/pickle/index.js';
import { openRecording } from '../format/openRecording.js';
import { describePickle } from './describePickle.js';
import { describeRecording } from './describeRecording.js';
import { inspectEegFile } from './inspectEegFile.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../format/${name}`, import.meta.url));

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'strnn-inspect-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('inspectEegFile', () => {
  it('shows the variables of a .mat file, with class, size and fields', async () => {
    const file = fixture('mat/fixtures/scipy/teststruct_7.1_GLNX86.mat');
    expect(await inspectEegFile(file)).toMatchObject({
      file,
      bytes: 314,
      format: 'MATLAB 5',
      byteOrder: 'little',
      variables: [
        { name: 'teststruct', class: 'struct', dims: [1, 1], fields: ['stringfield', 'doublefield', 'complexfield'] },
      ],
      warnings: [],
    });
  });

  it('shows channels, rate, duration, units and events of a recording', async () => {
    const found = await inspectEegFile(fixture('recording/fixtures/test_cut.vhdr'));
    expect(found).toMatchObject({ format: 'BrainVision', rate: 1000, events: { count: expect.any(Number) } });
    const { channels } = found as { channels: { name: string; units: string; kind: string }[] };
    expect(channels[0]).toMatchObject({ name: 'FP1', units: 'uV', kind: 'eeg', rate: 1000 });
  });

  it('counts the labels of events, the most frequent 50 of them, and shows the first ten', async () => {
    const events = Array.from({ length: 200 }, (_, n) => ({
      onset: n,
      duration: 0,
      label: n < 100 ? 'often' : `once ${n}`,
    }));
    const recording = {
      ...(await openRecording(fixture('recording/fixtures/eegmat_cut.edf'))),
      events: async () => events,
    };
    const found = (await describeRecording(recording)) as { events: Record<string, object> };
    expect(found.events).toMatchObject({ count: 200, labels: { often: 100, 'once 100': 1 }, otherLabels: 51 });
    expect(Object.keys(found.events.labels)).toHaveLength(50);
    expect(found.events.first).toEqual(events.slice(0, 10));
    await recording.close();
  });

  it('shows what a pickle and an .npz hold, also where that is a pickle again', async () => {
    const matrix = { dtype: 'float64', shape: [2, 3], fortranOrder: false, data: new Float64Array(6) } as const;
    const pickle = join(folder, 's01.dat');
    writeFileSync(pickle, writePickle(new Map([['data', matrix]])));
    expect(await inspectEegFile(pickle)).toMatchObject({
      format: 'Python pickle',
      value: { kind: 'dict', length: 1, items: { data: { kind: 'array', dtype: 'float64', shape: [2, 3] } } },
    });
    const npz = join(folder, 'a.npz');
    await writeNpz(npz, new Map([['x', matrix]]));
    expect(await inspectEegFile(npz)).toMatchObject({
      format: 'NumPy .npz',
      arrays: [{ name: 'x', dtype: 'float64', shape: [2, 3] }],
    });
  });

  it('asks for the rate of a table that has no times, and takes it', async () => {
    const file = write('table.csv', 'Fz,Cz\n1,2\n3,4\n');
    await expect(inspectEegFile(file)).rejects.toThrow(/rate/);
    expect(await inspectEegFile(file, { rate: 2 })).toMatchObject({ format: 'CSV', rate: 2, duration: 1 });
  });

  it('refuses what is not there, a folder, and a file of no known format', async () => {
    await expect(inspectEegFile(join(folder, 'none.mat'))).rejects.toThrow(/none\.mat: expected a file, found nothing/);
    await expect(inspectEegFile(folder)).rejects.toThrow('expected a file, found a folder');
    await expect(inspectEegFile(write('a.xyz', 'hello'))).rejects.toThrow(/Known: EDF and EDF\+ \(\.edf\), BDF/);
  });
});

describe('describePickle', () => {
  it('stops at a depth, a number of entries and a length', () => {
    const self: unknown[] = [];
    self.push(self);
    const text = JSON.stringify(describePickle(self as never));
    expect(text.match(/list/g)).toHaveLength(5);
    const many = describePickle(Array.from({ length: 1000 }, () => 'x'.repeat(1000)));
    expect(JSON.stringify(many).length).toBeLessThan(5000);
    expect(describePickle({ tuple: [null, true, 3, 2n ** 70n, 'text', new Uint8Array(7)] })).toEqual({
      kind: 'tuple',
      length: 6,
      items: [null, true, 3, '1180591620717411303424', 'text', { kind: 'bytes', length: 7 }],
    });
  });
});
