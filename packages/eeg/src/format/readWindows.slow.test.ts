import { spawnSync } from 'node:child_process';
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { edfBytes } from './edf/edfBytes.test.support.js';
import { temporaryFolder } from './recording/temporaryFolder.test.support.js';

const folder = temporaryFolder();
const url = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);

// A process of its own, so that its peak is that of the windows alone.
const child = `
  import { openRecording } from ${url('./openRecording.ts')};
  import { readWindows } from ${url('./readWindows.ts')};
  const recording = await openRecording(process.argv[1]);
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  let windows = 0;
  let sum = 0;
  for await (const { signals } of readWindows(recording, { length: 2 })) {
    windows++;
    for (const values of signals.data) sum += values[0] + values[values.length - 1];
  }
  const seconds = (performance.now() - start) / 1000;
  await recording.close();
  const peak = process.resourceUsage().maxRSS;
  process.stdout.write(JSON.stringify({ windows, sum, seconds, before: before / 1024, peak: peak / 1024 }));
`;

interface Found {
  readonly windows: number;
  readonly sum: number;
  readonly seconds: number;
  readonly before: number;
  readonly peak: number;
}

const channels = 64;
const rate = 256;
const recordBytes = channels * rate * 2;

/** An EDF file whose data records are holes, which read as zeros, gone through window by window. */
function goThrough(name: string, records: number): Found {
  const file = join(folder, name);
  const signals = Array.from({ length: channels }, (_, i) => ({ label: `EEG ${i}`, samples: String(rate), data: [] }));
  const header = edfBytes(signals, { records: String(records) });
  writeFileSync(file, header);
  truncateSync(file, header.length + records * recordBytes);
  const register = new URL('../../../../tools/register.mjs', import.meta.url).href;
  const args = ['--import', register, '--input-type=module', '--eval', child, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(file);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Found;
}

it('goes through 10 GB of EDF in at most 200 MiB', () => {
  // The compiler, which what is imported for the first time goes through, is not part of what is measured.
  goThrough('small.edf', 2);
  const records = Math.ceil(1e10 / recordBytes);
  const { windows, sum, seconds, before, peak } = goThrough('large.edf', records);
  process.stdout.write(
    `${((records * recordBytes) / 1e9).toFixed(1)} GB in ${windows} windows: peak ${peak.toFixed(0)} MiB ` +
      `(${before.toFixed(0)} before), ${seconds.toFixed(1)} s\n`,
  );
  expect(windows).toBe(Math.floor(records / 2));
  expect(sum).toBe(0);
  expect(peak).toBeLessThan(200);
});
