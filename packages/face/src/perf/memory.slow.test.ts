import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ckSizedFolder } from './ckSizedFolder.js';
import { runOwnProcess } from './runPerfProcess.js';

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'strnn-memory-'));
});
afterAll(() => rmSync(parent, { recursive: true }));

/** Peak of a process that loads so many sequences of CK+'s size, in MB: the least of three, as memory is freed sooner or later. */
async function peakOf(sequences: number): Promise<number> {
  const folder = await ckSizedFolder({ sequences, distinct: 4, parent });
  return Math.min(...[1, 2, 3].map(() => runOwnProcess('load', folder, 1)[0].peak_mb));
}

it('holds two sequences at a time, however many there are', async () => {
  // 45 MB of pictures (two sequences of 18 frames of 640 x 490 in float32); the rest is Node and what is not collected yet.
  const [few, many] = [await peakOf(10), await peakOf(40)];
  expect(many).toBeLessThan(500);
  // 30 more samples of 272 kB, once by themselves and once put together, are 16 MB; all pictures would be 680 MB.
  expect(many - few).toBeLessThan(60);
});
