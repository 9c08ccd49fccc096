import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../Recording.js';
import { rejection } from '../recording/rejection.test.support.js';
import { temporaryFolder } from '../recording/temporaryFolder.test.support.js';
import { openCsv, type OpenCsvOptions } from './openCsv.js';

const folder = temporaryFolder();
let made = 0;
const open = (text: string | Uint8Array, options: OpenCsvOptions = { rate: 100 }): Promise<Recording> => {
  const file = join(folder, `${made++}.csv`);
  writeFileSync(file, text);
  return openCsv(file, options);
};
/** All values, of all columns of a rate. */
async function values(recording: Recording): Promise<number[][]> {
  const channels = recording.channels.map(({ name }) => name);
  const { data } = await recording.read({ channels }).finally(() => recording.close());
  return data.map((column) => [...column]);
}
const fails = async (text: string, options?: OpenCsvOptions): Promise<string> => {
  const message = await rejection(open(text, options).then((recording) => values(recording)));
  return message.replace(/[^ ]*\/\d+\.csv/, 'FILE');
};

describe('openCsv', () => {
  it.each([
    ['comma', 'Fp1,Fz\n1,2\n-3.5,4e2\n'],
    ['semicolon and CR LF', 'Fp1;Fz\r\n1;2\r\n-3.5;4e2'],
    ['tab', 'Fp1\tFz\n1\t2\n-3.5\t4e2\n\n'],
    ['blanks', ' Fp1   Fz\n  1   2  \n -3.5 4e2\n'],
    ['quotes, blanks and a mark of UTF-8', '\ufeff"Fp1", "Fz"\n "1" , 2\n-3.5,"4e2"\n'],
    ['comments and blank lines', '%made\n# by hand\n\nFp1,Fz\n1,2\n\n-3.5,+4.00E+2\n'],
  ])('reads %s', async (_, text) => {
    const recording = await open(text, { rate: 250, units: 'mV' });
    expect(recording.channels).toEqual(
      ['Fp1', 'Fz'].map((name) => ({ name, kind: 'eeg', rate: 250, samples: 2, units: 'uV' })),
    );
    expect(await values(recording)).toEqual([
      [1000, -3500],
      [2000, 400_000],
    ]);
  });

  it('names columns by number without a header, and takes units from it', async () => {
    const plain = await open('1,2\n3,4\n');
    expect(plain.channels.map(({ name }) => name)).toEqual(['1', '2']);
    expect(plain.warnings).toEqual([expect.stringMatching(/no header line/)]);
    expect(await values(plain)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    const named = await open(',Fp1 (mV),EOG [uV],temp (C),Fp1 (mV)\n0,1,2,3,4\n');
    expect(named.channels.map(({ name, kind, units }) => [name, kind, units])).toEqual([
      ['index', 'other', ''],
      ['Fp1-0', 'eeg', 'uV'],
      ['EOG', 'eog', 'uV'],
      ['temp (C)', 'other', ''],
      ['Fp1-1', 'eeg', 'uV'],
    ]);
    expect(await values(named)).toEqual([[0], [1000], [2], [3], [4000]]);
  });

  it('takes the rate from a column of times', async () => {
    // 128 Hz written to the millisecond: steps of 7 and 8 ms.
    const rows = Array.from({ length: 500 }, (_, i) => `${(i / 128).toFixed(3)},${i}`);
    const recording = await open(['t,Cz', ...rows].join('\n'), { timeColumn: 't' });
    expect(recording.channels).toEqual([{ name: 'Cz', kind: 'eeg', rate: 128, samples: 500, units: '' }]);
    expect(recording.duration).toBe(500 / 128);
    await recording.close();
    const odd = await open('ms,x\n0,1\n30,1\n60,1\n90,1\n', { timeColumn: 'ms', timeUnit: 'ms' });
    expect(odd.channels[0].rate).toBeCloseTo(1000 / 30, 12);
    await odd.close();
  });

  it('reads any range of a long file', async () => {
    // Longer than what is read at once (1 MiB), so that lines lie across the borders.
    const count = 120_000;
    const lines = Array.from({ length: count }, (_, i) => `${i},${1 - i / 8},${i}e-3`);
    const recording = await open(`a,b,c\n${lines.join('\n')}`);
    const all = (await recording.read({ channels: ['a'] })).data[0];
    expect(all.length).toBe(count);
    expect(all.findIndex((value, i) => value !== i)).toBe(-1);
    for (const [from, to] of [
      [0, 3],
      [119_990, count],
      [40_000, 50_001],
      [77_777, 77_778],
    ]) {
      const { data } = await recording.read({ channels: ['c', 'b', 'b', 'a'], from, to });
      const rows = Array.from({ length: to - from }, (_, i) => from + i);
      expect([...data[0]]).toEqual(rows.map((i) => Number(`${i}e-3`)));
      expect([...data[1]]).toEqual(rows.map((i) => 1 - i / 8));
      expect(data[2]).toEqual(data[1]);
      expect([...data[3]]).toEqual(rows);
    }
    await recording.close();
  });

  it.each([
    ['a,b\n1,2\n3\n', 'data: FILE, line 3: expected 2 columns, found 1'],
    ['a,b\n1,2\n3,4,5\n', 'data: FILE, line 3: expected 2 columns, found 3'],
    ['a,b\n1,2\n\n3,x\n', 'data: FILE, line 4, column 2 (\'b\'): expected a number, found "x"'],
    ['a,b\n1,\n', 'data: FILE, line 2, column 2 (\'b\'): expected a number, found ""'],
    ['a,b\nNaN,1\n', 'data: FILE, line 2, column 1 (\'a\'): expected a number, found "NaN"'],
    ['a,b\n1,inf\n', 'data: FILE, line 2, column 2 (\'b\'): expected a number, found "inf"'],
    ['a,b\n1,0x10\n', 'data: FILE, line 2, column 2 (\'b\'): expected a number, found "0x10"'],
    ['a,b\n1,1e999\n', 'data: FILE, line 2, column 2 (\'b\'): expected a number, found "1e999"'],
    [
      'a;b\n1,5;2,5\n',
      'data: FILE, line 2, column 1 (\'a\'): expected a number, found "1,5"; write the file with a decimal point, decimal commas are not read',
    ],
    ['a,b\n', 'data: FILE, line 2: expected lines of numbers, found the end of the file'],
    ['', 'data: FILE: expected lines of numbers, found none in 0 bytes'],
    ['a,b\n1,\0\n', 'data: FILE, line 1: expected text, found zero bytes'],
  ])('refuses %j', async (text, message) => {
    expect(await fails(text)).toBe(message);
  });

  it.each([
    [{ timeColumn: 't' }, 't,x\n0,1\n1,1\n1,1\n', "line 4, column 1 ('t'): expected a time above 1 s, found 1 s"],
    [{ timeColumn: 't' }, 't,x\n0,1\n1,1\n5,1\n6,1\n', "line 4, column 1 ('t'): expected evenly spaced times"],
    [{ timeColumn: 't' }, 't,x\n0,1\n', 'expected two times or more, found 1'],
    [{ timeColumn: 't' }, 't,x\n0,1\nnoon,1\n', 'line 3, column 1 (\'t\'): expected a time, found "noon"'],
    [{ timeColumn: 't' }, 't,x\n0,1\n1\n', 'line 3: expected 2 columns, found 1'],
    [{ timeColumn: 'time' }, 'times,x\n0,1\n', "unknown column 'time'. Did you mean 'times'? Allowed: times, x."],
    [
      {},
      'timestamp,x\n0,1\n',
      "expected a rate in Hz, or a timeColumn to take it from, such as timeColumn: 'timestamp'; found neither",
    ],
    [{ rate: -1 }, 'x\n1\n', 'openCsv.rate: expected samples per second above 0, found -1'],
    [{ rate: 1, delimiter: '||' }, 'x\n1\n', 'openCsv.delimiter: expected one ASCII character, found "||"'],
    [{ rate: 1, timeUnit: 'h' }, 'x\n1\n', "openCsv.timeUnit: unknown unit 'h'"],
    [{ rate: 1, sep: ',' }, 'x\n1\n', "openCsv: unknown option 'sep'"],
  ] as [OpenCsvOptions, string, string][])('refuses %j of %j', async (options, text, message) => {
    expect(await fails(text, options)).toContain(message);
  });

  it('leaves out what it is told to', async () => {
    const recording = await open('time,Fp1,note\n0,1,"a, b"\n1,2,"said ""no"""\n', {
      timeColumn: 'time',
      exclude: ['note'],
    });
    expect(await values(recording)).toEqual([[1, 2]]);
  });

  it('allocates nothing for rows that cannot be there', async () => {
    const header = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',');
    const message = await rejection(open(`${header}\n${'1\n'.repeat(100_000)}`));
    expect(message).toMatch(/expected 100000 columns in each of 100000 rows, found too few bytes/);
  });

  it('refuses UTF-16 and lines without end', async () => {
    expect(await rejection(open(Buffer.from('\ufeffa,b', 'utf16le')))).toMatch(
      /byte 0: expected text in UTF-8 or ASCII, found the mark of UTF-16/,
    );
    expect(await rejection(open(`a,b\n${'1'.repeat(3e6)}`))).toMatch(
      /line 2: expected a line of at most 1048576 bytes/,
    );
  });
});
