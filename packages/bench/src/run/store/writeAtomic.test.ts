import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from './temporaryFolder.test.support.js';
import { writeAtomic } from './writeAtomic.js';

const folder = temporaryFolders();

describe('writeAtomic', () => {
  it('writes and replaces, and leaves nothing else behind', () => {
    const path = join(folder(), 'a.json');
    writeAtomic(path, 'first');
    writeAtomic(path, 'second: ä');
    expect(readFileSync(path, 'utf8')).toBe('second: ä');
    expect(readdirSync(join(path, '..'))).toEqual(['a.json']);
  });

  it('writes bytes larger than one write call takes', () => {
    const path = join(folder(), 'a.bin');
    const bytes = new Uint8Array(5_000_000).map((_, index) => index % 251);
    writeAtomic(path, bytes);
    expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
  });

  it('keeps the old content when the write fails', () => {
    const base = folder();
    const path = join(base, 'taken');
    mkdirSync(path);
    writeFileSync(join(path, 'old'), 'old');
    expect(() => writeAtomic(path, 'new')).toThrow(/EISDIR|ENOTEMPTY|EPERM|EEXIST/);
    expect(readFileSync(join(path, 'old'), 'utf8')).toBe('old');
    expect(readdirSync(base)).toEqual(['taken']);
  });
});
