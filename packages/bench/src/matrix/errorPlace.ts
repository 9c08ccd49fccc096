import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/**
 * Where in a file an error was thrown, or where the file could not be parsed: `':12:5'`, `':12'` or `''` when unknown.
 * @param text the error's stack and message, or how a thrown value prints
 * @param path absolute path of the file
 */
export function errorPlace(text: string, path: string): string {
  const names = [pathToFileURL(path).href, path, relative(process.cwd(), path)].map(escapePattern);
  // V8 writes file:line:column, with a query in the file's URL where it was imported anew; compilers write file(line,column).
  const pattern = `(?<![\\w./-])(?:${names.join('|')})(?:\\?[^:\\s)]*)?(?::(\\d+)(?::(\\d+))?|\\((\\d+),(\\d+)\\))`;
  const match = new RegExp(pattern).exec(stripVTControlCharacters(text));
  if (match === null) return '';
  const [, line = match[3], column = match[4]] = match;
  return column === undefined ? `:${line}` : `:${line}:${column}`;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
