import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@strnn/core/random';
import { expect, it } from 'vitest';
import { openBytes, readAheadBytes } from './openBytes.js';
import { rejection } from './rejection.test.support.js';
import { temporaryFolder } from './temporaryFolder.test.support.js';

const folder = temporaryFolder();

it('gives the bytes of any range, read on, back and across what is kept', async () => {
  const file = join(folder, 'a');
  const all = Uint8Array.from({ length: 2.5 * readAheadBytes }, (_, i) => (i * 2_654_435_761) >>> 16);
  writeFileSync(file, all);
  const source = await openBytes(file);
  expect(source.size).toBe(all.length);
  const random = createRandom('openBytes');
  let at = 0;
  for (let i = 0; i < 300; i++) {
    // Mostly on from a little before the last end, as lines and windows that overlap are read.
    const length = 1 + random.integer(random.integer(10) === 0 ? readAheadBytes : 200_000);
    const back = random.integer(10) === 0 ? random.integer(all.length) : at - random.integer(1000);
    const offset = Math.max(0, Math.min(back, all.length - length));
    const found = await source.bytes(offset, length);
    expect(Buffer.compare(found, all.subarray(offset, offset + length))).toBe(0);
    at = offset + length >= all.length ? 0 : offset + length;
  }
  await source.close();
});

it('names the byte at which a file ends, one that is cut while it is open too', async () => {
  const file = join(folder, 'b');
  writeFileSync(file, new Uint8Array(100));
  const source = await openBytes(file);
  expect(await rejection(source.bytes(90, 20))).toMatch(
    /expected 20 bytes from byte 90 on, found the end of the file at byte 100/,
  );
  truncateSync(file, 50);
  expect(await rejection(source.bytes(40, 20))).toMatch(
    /expected 20 bytes from byte 40 on, found the end of the file at byte 50/,
  );
  expect((await source.bytes(0, 50)).length).toBe(50);
  await source.close();
});
