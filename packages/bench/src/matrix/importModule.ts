import { pathToFileURL } from 'node:url';
import { inspect, stripVTControlCharacters } from 'node:util';
import { StrnnError, type StrnnErrorCode } from '@strnn/core/error';
import { errorPlace } from './errorPlace.js';
import { innermostPlace } from './innermostPlace.js';
import { syntaxPlace } from './syntaxPlace.js';

/**
 * Imports a user's file (TypeScript where the process has a loader for it, as the `strnn` command has).
 * @param path absolute
 * @param shown the path as the user knows it, for errors
 * @param code of the error when the file itself throws; a `StrnnError` keeps its own
 * @param reword what to make of a `StrnnError`'s message
 * @throws StrnnError naming file and line, with the file's error as cause
 */
export async function importModule(
  path: string,
  shown: string,
  code: StrnnErrorCode,
  reword: (message: string) => string = (message) => message,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (error) {
    const { text, place } = await describe(error, path, reword);
    const separator = text.includes('\n') ? '\n' : ' ';
    throw new StrnnError(error instanceof StrnnError ? error.code : code, `${shown}${place}:${separator}${text}`, {
      cause: error,
    });
  }
}

async function describe(
  error: unknown,
  path: string,
  reword: (message: string) => string,
): Promise<{ text: string; place: string }> {
  if (typeof error !== 'object' || error === null) return { text: `threw ${String(error)}`, place: '' };
  if (!(error instanceof Error)) {
    // What a compiler in Node's loader thread throws arrives as an object that can only be printed.
    const text = stripVTControlCharacters(inspect(error)).trim();
    return { text, place: errorPlace(text, path) };
  }
  const stack = error.stack ?? '';
  const place = errorPlace(`${stack}\n${error.message}`, path);
  if (error instanceof StrnnError) return { text: reword(error.message), place };
  const text = `${error.name}: ${stripVTControlCharacters(error.message).trim()}`;
  if (place !== '') return { text, place };
  if (error instanceof SyntaxError) return { text, place: await syntaxPlace(path) };
  // Node's own errors (a module that is not found) say themselves which file they are about.
  const inner = 'code' in error ? '' : innermostPlace(stack);
  return { text: inner === '' ? text : `${text} (at ${inner})`, place };
}
