import { readFileSync } from 'node:fs';

/** This package's version; all packages of the framework are released with one version. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
