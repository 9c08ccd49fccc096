import { existsSync, readFileSync } from 'node:fs';

/** What reading a JSON file gave: its value, that there is no such file, or why it cannot be read. */
export type JsonFile =
  | { readonly state: 'read'; readonly value: unknown }
  | { readonly state: 'absent' }
  | { readonly state: 'corrupt'; readonly reason: string };

/** Reads a JSON file without throwing for what a crash, a full disk or an editor may have left behind. */
export function readJson(path: string): JsonFile {
  if (!existsSync(path)) return { state: 'absent' }; // cheaper than an exception
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'absent' };
    return { state: 'corrupt', reason: (error as Error).message };
  }
  try {
    return { state: 'read', value: JSON.parse(text) };
  } catch (error) {
    return {
      state: 'corrupt',
      reason: text.length === 0 ? 'the file is empty' : `not JSON: ${(error as Error).message}`,
    };
  }
}
