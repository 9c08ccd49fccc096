import { isAbsolute, relative } from 'node:path';

/** A path as a user would type it here: relative inside the working folder, else absolute. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' ? '.' : short.startsWith('..') || isAbsolute(short) ? path : short;
}
