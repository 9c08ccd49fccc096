import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rejection } from '../recording/rejection.test.support.js';
import { temporaryFolder } from '../recording/temporaryFolder.test.support.js';
import { openArff, type OpenArffOptions } from './openArff.js';

const folder = temporaryFolder();
let made = 0;
const write = (text: string): string => {
  const file = join(folder, `${made++}.arff`);
  writeFileSync(file, text);
  return file;
};
const head = "@relation 'a b'\n@attribute Fp1 numeric\n@attribute class {'eyes open',closed}\n@data\n";
const fails = (text: string, options: Partial<OpenArffOptions> = {}): Promise<string> =>
  rejection(
    (async () => {
      const recording = await openArff(write(text), { rate: 1, ...options });
      await recording.read().finally(() => recording.close());
    })(),
  );

describe('openArff', () => {
  it('reads the form of the UCI EEG Eye State data', async () => {
    const electrodes = ['AF3', 'F7', 'F3', 'FC5', 'T7', 'P7', 'O1', 'O2', 'P8', 'T8', 'FC6', 'F4', 'F8', 'AF4'];
    const rows = Array.from({ length: 6 }, (_, i) =>
      [...electrodes.map((_, c) => (4000 + 10 * c + i / 2).toFixed(2)), i < 2 || i === 5 ? 0 : 1].join(','),
    );
    const attributes = [...electrodes.map((name) => `@ATTRIBUTE ${name} NUMERIC`), '@ATTRIBUTE eyeDetection {0,1}'];
    const file = write(['@RELATION EEG_DATA', '', ...attributes, '', '@DATA', ...rows].join('\r\n'));
    const recording = await openArff(file, { rate: 128, units: 'uV' });
    expect(recording.channels).toEqual(
      electrodes.map((name) => ({ name, kind: 'eeg', rate: 128, samples: 6, units: 'uV' })),
    );
    const { data } = await recording.read();
    expect(data.map((values) => values[5])).toEqual(electrodes.map((_, c) => 4002.5 + 10 * c));
    expect(await recording.events()).toEqual([
      { onset: 0, duration: 2 / 128, label: 'eyeDetection=0' },
      { onset: 2 / 128, duration: 3 / 128, label: 'eyeDetection=1' },
      { onset: 5 / 128, duration: 1 / 128, label: 'eyeDetection=0' },
    ]);
    await recording.close();
  });

  it('reads comments, quotes, texts and missing values', async () => {
    const text =
      "% made\n@relation r\n@attribute 'EEG Fp1' real % no unit\n@attribute note string\n@attribute class {'eyes open', closed}\n@data\n";
    const file = write(`${text}1,'a, b','eyes open'\n% between\n?,"x",?\n3,y,closed\n`.replace(' % no unit', ''));
    const recording = await openArff(file, { rate: 2, missing: 'nan' });
    expect([...(await recording.read()).data[0]]).toEqual([1, NaN, 3]);
    expect((await recording.events()).map(({ label }) => label)).toEqual(['class=eyes open', 'class=closed']);
    expect(recording.warnings).toEqual(['Attributes that hold text are not read: note.']);
    await recording.close();
    const strict = await openArff(file, { rate: 2 });
    expect(await rejection(strict.read())).toMatch(/line 9, column 1 \('EEG Fp1'\): expected a number, found "\?"/);
    await strict.close();
  });

  it.each([
    [`${head}{0 1, 1 closed}\n`, /line 5: expected values between commas, found a sparse row/],
    [`${head}1,closed,2\n`, /line 5: expected 2 columns, found 3/],
    [`${head}x,closed\n`, /line 5, column 1 \('Fp1'\): expected a number, found "x"/],
    ['@attribute a numeric\n@data\n1\n', /expected a line with @relation, found none/],
    ['@relation r\n@data\n1\n', /expected a line with @attribute, found none/],
    ['@relation r\n@attribute a numeric\n', /expected a line with @data, found none/],
    ['@relation r\n@attribute a complex\n@data\n', /line 2: expected @attribute NAME followed by numeric/],
    ['@relation r\n1,2\n', /line 2: expected @attribute or @data, found "1,2"/],
    ['fish\n', /line 1: expected @relation, found "fish"/],
  ])('refuses %j', async (text, message) => {
    expect(await fails(text)).toMatch(message);
  });

  it('refuses values that are not declared, and options that are none', async () => {
    const recording = await openArff(write(`${head}1,close\n`), { rate: 1 });
    expect(await rejection(recording.events())).toMatch(
      /line 5, column 2 \('class'\): unknown value 'close'. Did you mean 'closed'\? Allowed: eyes open, closed/,
    );
    await recording.close();
    expect(await rejection(openArff('x.arff', undefined as never))).toMatch(
      /openArff.rate: x.arff: expected samples per second above 0 \(the format does not say\), found undefined/,
    );
    expect(await fails(head, { missing: 'zero' as never })).toMatch(/unknown policy 'zero'/);
  });
});
