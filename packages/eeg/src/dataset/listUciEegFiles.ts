import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { readUciEegTrialTable, type UciEegTrial } from './readUciEegTrialTable.js';

/** The files that loading reads, and the table of trials. */
export interface UciEegFiles {
  /** Names relative to the folder with `/` between, ascending. */
  readonly names: readonly string[];
  readonly table: ReadonlyMap<string, readonly UciEegTrial[]>;
}

/**
 * Reads trials.csv and checks that `trials/` holds exactly one `.bin.gz` per subject of it. Decodes nothing.
 *
 * @throws StrnnError `data` naming the subject without a file, or the file without rows.
 */
export async function listUciEegFiles(folder: string): Promise<UciEegFiles> {
  const tableFile = join(folder, 'trials.csv');
  const table = await readUciEegTrialTable(tableFile);
  const found = (await namesIn(join(folder, 'trials'))).filter((name) => name.endsWith('.bin.gz'));
  const expected = [...table.keys()].map((subject) => `${subject}.bin.gz`);
  const missing = expected.find((name) => !found.includes(name));
  if (missing) {
    throw new StrnnError(
      'data',
      `${join(folder, 'trials', missing)}: expected the trials of a subject that trials.csv lists; there is no such file`,
    );
  }
  const extra = found.find((name) => !expected.includes(name));
  if (extra) {
    throw new StrnnError(
      'data',
      `${join(folder, 'trials', extra)}: ${tableFile} has no row for this subject; one of the two is wrong`,
    );
  }
  return { names: ['layout.json', 'trials.csv', ...expected.map((name) => `trials/${name}`)].sort(), table };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : (error as Error).message;
    throw new StrnnError('data', `${folder}: expected a folder with one .bin.gz per subject; ${reason}`, {
      cause: error,
    });
  }
}
