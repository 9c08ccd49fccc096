import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where prepared features are kept: the environment variable STRNN_CACHE, else `strnn` in XDG_CACHE_HOME, else
 * `~/.cache/strnn`. It may be deleted at any time; nothing but time is lost. False, and a warning of the process, where
 * none of them names a place (a container whose user has no home folder): nothing is kept then.
 *
 * @param home for tests
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: () => string = homedir,
): string | false {
  const { STRNN_CACHE, XDG_CACHE_HOME } = env;
  if (STRNN_CACHE) return resolve(STRNN_CACHE);
  if (XDG_CACHE_HOME) return join(resolve(XDG_CACHE_HOME), 'strnn');
  const folder = homeFolder(home);
  if (folder !== undefined) return join(folder, '.cache', 'strnn');
  process.emitWarning(
    'prepared features are not kept: this user has no home folder. Set the environment variable STRNN_CACHE to a folder.',
    { type: 'StrnnWarning', code: 'STRNN_CACHE' },
  );
  return false;
}

/** Undefined where there is none: `homedir` throws for a user that the system does not know, and gives '' for an empty HOME. */
function homeFolder(home: () => string): string | undefined {
  try {
    const folder = home();
    return isAbsolute(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}
