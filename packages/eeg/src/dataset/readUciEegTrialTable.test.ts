import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readUciEegTrialTable } from './readUciEegTrialTable.js';
import { smallTable } from './smallUciEeg.test.support.js';

const folder = mkdtempSync(join(tmpdir(), 'strnn-uci-eeg-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string): ReturnType<typeof readUciEegTrialTable> {
  const file = join(folder, 'trials.csv');
  writeFileSync(file, text);
  return readUciEegTrialTable(file);
}

describe('readUciEegTrialTable', () => {
  it('gives the trials by subject, in the order of the files, whatever the order of the rows', async () => {
    const [header, ...rows] = smallTable.trimEnd().split('\n');
    const table = await read([header, ...rows.reverse()].join('\r\n'));
    expect([...table.keys()]).toEqual(['co2a0000001', 'co2c0000002']);
    expect(table.get('co2a0000001')).toEqual([
      { subject: 'co2a0000001', index: 0, trial: '0', group: 'alcoholic', condition: 'S1 obj' },
      { subject: 'co2a0000001', index: 1, trial: '3', group: 'alcoholic', condition: 'S2 match' },
      { subject: 'co2a0000001', index: 2, trial: '5', group: 'alcoholic', condition: 'S2 nomatch' },
    ]);
  });

  const change = (from: string, to: string) => smallTable.replace(from, to);
  it.each([
    [
      'an unknown condition',
      change('S2 match', 'S2 mach'),
      "line 3: unknown condition 'S2 mach'. Did you mean 'S2 match'?",
    ],
    ['an unknown group', change('1,control', '1,contrl'), "line 5: unknown group 'contrl'. Did you mean 'control'?"],
    ['two groups', change('3,alcoholic', '3,control'), 'co2a0000001 is in both groups'],
    [
      'a place taken twice',
      change('co2a0000001,1', 'co2a0000001,0'),
      'line 3: co2a0000001 has a second trial with index_in_file 0',
    ],
    [
      'a place left out',
      change('co2a0000001,2', 'co2a0000001,3'),
      'co2a0000001 has no row with index_in_file 2, but one with 3',
    ],
    [
      'a repeated trial',
      change('Data2.csv,3', 'Data2.csv,0'),
      'line 3: co2a0000001 has a second trial with trial_number 0',
    ],
    ['no trial number', change('Data2.csv,3', 'Data2.csv,'), 'line 3: trial_number: expected the number of the trial'],
    [
      'a place that is no number',
      change('co2a0000001,1', 'co2a0000001,x'),
      "index_in_file: expected a whole number from 0, found 'x'",
    ],
    [
      'a subject that leads elsewhere',
      change('co2a0000001,1', '../x,1'),
      "expected a subject such as co2a0000364, found '../x'",
    ],
    [
      'a missing column',
      smallTable.replace('condition', 'label'),
      "expected the column 'condition', found the columns subject,",
    ],
    ['a row that is cut', `${smallTable}co2c0000002,2,TRA`, 'not a CSV table'],
    ['no rows', smallTable.split('\n')[0], 'expected a row per trial, found none'],
    ['an empty file', '', 'expected a row per trial, found none'],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
