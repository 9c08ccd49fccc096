import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where prepared features are kept: the environment variable STRNN_CACHE, else `strnn` in XDG_CACHE_HOME, else
 * `~/.cache/strnn`. It may be deleted at any time; nothing but time is lost.
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const { STRNN_CACHE, XDG_CACHE_HOME } = env;
  if (STRNN_CACHE) return resolve(STRNN_CACHE);
  return join(XDG_CACHE_HOME ? resolve(XDG_CACHE_HOME) : join(homedir(), '.cache'), 'strnn');
}
