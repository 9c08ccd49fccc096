import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrialTable } from './readTrialTable.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strnn-table-'));
  mkdirSync(join(folder, 'eeg'));
  for (const name of ['a.edf', 'b.edf']) writeFileSync(join(folder, 'eeg', name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  writeFileSync(join(folder, 'labels.csv'), text);
  return readTrialTable(folder, 'labels.csv');
};

describe('readTrialTable', () => {
  it('reads whole recordings, parts and events, in any order of columns', async () => {
    const rows = await read(
      '\uFEFFlabel,subject,file,session,trial,start,end,event,duration\r\n' +
        'calm,p1,eeg/a.edf,,,0,10,,\r\n\r\nglad,p1,eeg\\a.edf,2,x,10,,,\r\ncalm,"p, 2",./eeg/b.edf,,,,,go,2.5\r\n',
    );
    expect(rows).toEqual([
      {
        line: 2,
        file: 'eeg/a.edf',
        subject: 'p1',
        label: 'calm',
        session: '1',
        trial: undefined,
        part: { kind: 'seconds', start: 0, end: 10 },
      },
      {
        line: 4,
        file: 'eeg/a.edf',
        subject: 'p1',
        label: 'glad',
        session: '2',
        trial: 'x',
        part: { kind: 'seconds', start: 10, end: undefined },
      },
      {
        line: 5,
        file: 'eeg/b.edf',
        subject: 'p, 2',
        label: 'calm',
        session: '1',
        trial: undefined,
        part: { kind: 'event', event: 'go', duration: 2.5 },
      },
    ]);
    expect((await read('file,subject,label\neeg/a.edf,1,x\n'))[0].part).toEqual({ kind: 'all' });
  });

  const head = 'file,subject,label,session,trial,start,end,event,duration\n';
  it.each([
    ['', 'found an empty file'],
    ['file,subject,label\n', 'expected a row per trial, found none'],
    ['file;subject;label\n', "line 1: expected columns with commas between them, found 'file;subject;label'"],
    ['file,subject,lable\neeg/a.edf,1,x\n', "line 1: unknown column 'lable'. Did you mean 'label'?"],
    ['file,subject\neeg/a.edf,1\n', "line 1: expected the column 'label', found file, subject"],
    ['file,subject,label,file\n', "line 1: the column 'file' is there twice"],
    ['file,subject,label\neeg/a.edf,1\n', 'line 2: expected 3 cells as in the first line, found 2'],
    ['file,subject,label\neeg/c.edf,1,x\n', "line 2, column 'file': expected a file of "],
    [
      'file,subject,label\n../x.edf,1,x\n',
      "line 2, column 'file': expected a name inside the folder, found '../x.edf'",
    ],
    ['file,subject,label\n/x.edf,1,x\n', "found '/x.edf'"],
    ['file,subject,label\nC:\\x.edf,1,x\n', "found 'C:/x.edf'"],
    ['file,subject,label\neeg/a.edf,,x\n', "line 2, column 'subject': expected the name of the subject, found nothing"],
    ['file,subject,label\neeg/a.edf,1,\n', "line 2, column 'label': expected the name of the class, found nothing"],
    ['file,subject,label\n"eeg/a.edf,1,x\n', 'not a CSV table'],
    [
      `${head}eeg/a.edf,1,x,,,1e3,,,\n`,
      "line 2, column 'start': expected a number of seconds from 0, such as 12.5, found '1e3'",
    ],
    [`${head}eeg/a.edf,1,x,,,-1,,,\n`, "found '-1'"],
    [`${head}eeg/a.edf,1,x,,,5,5,,\n`, "line 2, column 'end': expected a time after the start at 5 s, found '5'"],
    [`${head}eeg/a.edf,1,x,,,5,,go,1\n`, "line 2, column 'start': expected nothing beside an event, found '5'"],
    [
      `${head}eeg/a.edf,1,x,,,,,go,\n`,
      "line 2, column 'duration': expected how many seconds of the trial follow the event, found ''",
    ],
    [`${head}eeg/a.edf,1,x,,,,,,3\n`, "line 2, column 'duration': expected nothing without an event"],
    [
      `${head}eeg/a.edf,1,x,,t,0,5,,\neeg/b.edf,1,y,,t,0,5,,\n`,
      "line 3: subject 1, session 1 has the trial 't' in line 2 already",
    ],
    [
      `${head}eeg/a.edf,1,x,,u,4,8,,\neeg/a.edf,1,y,,t,0,5,,\n`,
      'line 2: shares samples of eeg/a.edf with the trial of line 3 (from 4 s); a split',
    ],
    [`${head}eeg/a.edf,1,x,,u,4,,,\neeg/a.edf,1,y,,t,9,10,,\n`, 'line 3: shares samples'],
    [`${head}eeg/a.edf,1,x,,,,,,\neeg/a.edf,2,y,,,,,,\n`, 'line 3: shares samples'],
    [`${head}eeg/a.edf,1,x,,a,0,20,,\neeg/a.edf,1,y,,b,2,3,,\neeg/a.edf,1,y,,c,19,21,,\n`, 'line 3: shares samples'],
  ])('refuses %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('takes trials that follow each other', async () => {
    expect(await read(`${head}eeg/a.edf,1,x,,u,5,8,,\neeg/a.edf,1,y,,t,0,5,,\neeg/b.edf,1,y,2,t,0,5,,\n`)).toHaveLength(
      3,
    );
  });

  it('names a table that is not there', async () => {
    await expect(readTrialTable(folder, 'trials.csv')).rejects.toThrow(
      /trials\.csv: expected the table of trials \(columns file, .*\); there is no such file/,
    );
  });

  it.each([
    [
      'UTF-16',
      Buffer.from('\ufefffile,subject,label\neeg/a.edf,1,x\n', 'utf16le'),
      'expected text in UTF-8, found zero bytes',
    ],
    [
      'Latin-1, in which ö and ü would become one letter',
      Buffer.from('file,subject,label\neeg/a.edf,J\u00f6rg,x\neeg/b.edf,J\u00fcrg,y\n', 'latin1'),
      /labels\.csv, line 2: expected text in UTF-8, found other bytes in 'eeg\/a\.edf,J.rg,x'; save the table as 'CSV UTF-8'/,
    ],
  ])('refuses a table in %s', async (_, bytes, message) => {
    writeFileSync(join(folder, 'labels.csv'), bytes);
    await expect(readTrialTable(folder, 'labels.csv')).rejects.toThrow(message);
  });

  it.each([
    ['subject', 'eeg/a.edf,Ben,x\neeg/b.edf,ben,y\n', "'Ben' spelled as in line 2, found 'ben'"],
    ['subject', 'eeg/a.edf,J\u00f6rg,x\neeg/b.edf,Jo\u0308rg,y\n', "found 'Jo\u0308rg'"],
    ['label', 'eeg/a.edf,1,calm\neeg/b.edf,2,Calm\n', "'calm' spelled as in line 2, found 'Calm'"],
  ])('refuses a %s in two spellings', async (column, rows, message) => {
    const found = read(`file,subject,label\n${rows}`);
    await expect(found).rejects.toThrow(`labels.csv, line 3, column '${column}': expected `);
    await expect(found).rejects.toThrow(message);
  });
});
