import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { cacheFolder } from './cacheFolder.js';

describe('cacheFolder', () => {
  it('is STRNN_CACHE, else in XDG_CACHE_HOME, else in the home folder', () => {
    expect(cacheFolder({ STRNN_CACHE: 'here', XDG_CACHE_HOME: '/x' })).toBe(resolve('here'));
    expect(cacheFolder({ STRNN_CACHE: '', XDG_CACHE_HOME: '/x' })).toBe(join(resolve('/x'), 'strnn'));
    expect(cacheFolder({})).toBe(join(homedir(), '.cache', 'strnn'));
  });

  it.each([
    ['throws, as for a user that the system does not know', () => unknownUser()],
    ['is empty, as with an empty HOME', () => ''],
  ])('is none, with a warning, where the home folder %s', (_, home) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(cacheFolder({}, home)).toBe(false);
    expect(cacheFolder({ STRNN_CACHE: 'here' }, home)).toBe(resolve('here'));
    expect(warn.mock.calls.map(([message]) => message)).toEqual([expect.stringContaining('STRNN_CACHE')]);
    warn.mockRestore();
  });
});

function unknownUser(): never {
  throw new Error('A system error occurred: uv_os_homedir returned ENOENT (no such file or directory)');
}
