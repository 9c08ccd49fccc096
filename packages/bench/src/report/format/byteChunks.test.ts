import { expect, it } from 'vitest';
import { byteChunks } from './byteChunks.js';

it('gives every byte in order, whatever the lengths of the texts', () => {
  const texts = ['a', '', '\u00e9\u2212\u{1f600}'.repeat(20_000), 'x'.repeat(300_000), 'tail', 'z'.repeat(80_000), '!'];
  const parts: Buffer[] = [];
  // Copied at once: the next chunk takes the same place.
  for (const chunk of byteChunks(texts)) parts.push(Buffer.from(chunk));
  expect(Buffer.concat(parts).toString('utf8') === texts.join('')).toBe(true);
  expect([...byteChunks([])]).toEqual([]);
});
