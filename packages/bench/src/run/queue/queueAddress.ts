import { StrnnError } from '@strnn/core/error';

/** Where a Redis is. */
export interface QueueAddress {
  readonly host: string;
  readonly port: number;
  /** Number of the database, 0 by default. */
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls: boolean;
  /** The address for people and logs: without the password. */
  readonly shown: string;
}

const form = 'redis://HOST[:PORT][/DATABASE], with a password redis://USER:PASSWORD@HOST, with TLS rediss://HOST';

/**
 * Reads the value of `--queue`. No error shows a password.
 *
 * @param text `redis://` or `rediss://` (TLS) URL.
 * @param env `STRNN_QUEUE_PASSWORD` is the password where the URL has none: a command line can be read by every user of
 * the machine, an environment cannot.
 * @throws StrnnError `option` when it is no such URL
 */
export function queueAddress(text: string, env: Readonly<Record<string, string | undefined>>): QueueAddress {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new StrnnError('option', `--queue: expected ${form}; found something that is no URL.`);
  }
  if (url.protocol !== 'redis:' && url.protocol !== 'rediss:') {
    throw new StrnnError('option', `--queue: expected ${form}; found a URL that begins with ${url.protocol}//.`);
  }
  const path = url.pathname.replace(/^\//, '');
  if (url.hostname === '' || !/^\d{0,4}$/.test(path) || url.search !== '' || url.hash !== '') {
    const found = url.hostname === '' ? 'no host' : `'${path}${url.search}${url.hash}' after the host`;
    throw new StrnnError('option', `--queue: expected ${form}; found ${found}.`);
  }
  const [username, fromUrl] = [url.username, url.password].map(decode);
  const password = fromUrl || env['STRNN_QUEUE_PASSWORD'] || undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1'); // IPv6
  const port = url.port === '' ? 6379 : Number(url.port);
  const db = Number(path);
  const user = username === '' ? '' : `${username}@`;
  return {
    host,
    port,
    db,
    ...(username !== '' && { username }),
    ...(password !== undefined && { password }),
    tls: url.protocol === 'rediss:',
    shown: `${url.protocol}//${user}${url.hostname}:${port}${db === 0 ? '' : `/${db}`}`,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a bare % in a password
  }
}
