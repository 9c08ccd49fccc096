import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from './cacheFolder.js';
import { codeVersion } from './codeVersion.js';

describe('cacheFolder', () => {
  it('is STRNN_CACHE, else in XDG_CACHE_HOME, else in the home folder', () => {
    expect(cacheFolder({ STRNN_CACHE: 'here', XDG_CACHE_HOME: '/x' })).toBe(resolve('here'));
    expect(cacheFolder({ STRNN_CACHE: '', XDG_CACHE_HOME: '/x' })).toBe(join(resolve('/x'), 'strnn'));
    expect(cacheFolder({})).toBe(join(homedir(), '.cache', 'strnn'));
  });
});

describe('codeVersion', () => {
  it("is the package's version and a hash", () => {
    expect(codeVersion()).toMatch(/^\d+\.\d+\.\d+\S* [0-9a-f]{64}$/);
  });
});
