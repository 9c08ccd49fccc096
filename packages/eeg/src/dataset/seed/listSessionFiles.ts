import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { sessionFileName } from './sessionFileName.js';

/** One `{subject}_{date}.mat`. */
export interface SessionFile {
  /** Without leading zeros: `'1'`. */
  readonly subject: string;
  /** `'20131027'`. */
  readonly date: string;
  readonly name: string;
  /** With its folder. */
  readonly file: string;
}

/**
 * The files `{subject}_{date}.mat` of a folder, by subject and date; others are passed over.
 *
 * @throws StrnnError `data` when the folder cannot be read
 */
export async function listSessionFiles(folder: string): Promise<SessionFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new StrnnError(
      'data',
      `${folder}: expected a folder with files like 1_20131027.mat; ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
  const files = names.flatMap((name) => {
    const parts = sessionFileName(name);
    return parts ? [{ ...parts, name, file: join(folder, name) }] : [];
  });
  return files.sort((a, b) => Number(a.subject) - Number(b.subject) || (a.date < b.date ? -1 : 1));
}
