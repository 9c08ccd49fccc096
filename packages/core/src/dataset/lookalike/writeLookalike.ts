import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StrnnError, unknownName } from '../../error/index.js';
import type { LookalikeOptions, LookalikeReport } from '../DatasetTools.js';
import { showValue } from '../option/showValue.js';
import { lookalikeReadme } from './findLookalike.js';

/** A look-alike while it is being written, its options checked. */
export interface Lookalike {
  readonly folder: string;
  readonly subjects: number;
  readonly seed: number;
  readonly small: boolean;
  /** Absolute place of a file that is going to be written; its folder is made. */
  place(name: string): Promise<string>;
}

export interface LookalikeKind {
  /** As on the command line. */
  readonly name: string;
  /** Subjects of the real data set. */
  readonly mostSubjects: number;
  /** As `LookalikeReport.planted`. */
  readonly planted: string;
}

/**
 * Writes a look-alike into a folder that is empty or absent, with a README-LOOKALIKE.txt that says what it is.
 *
 * @throws StrnnError `option` for an unknown option, a number of subjects or a seed that cannot be; `data` for a folder
 * that holds something.
 */
export async function writeLookalike(
  { name, mostSubjects, planted }: LookalikeKind,
  folder: string,
  options: LookalikeOptions,
  write: (lookalike: Lookalike) => Promise<void>,
): Promise<LookalikeReport> {
  const where = `look-alike of ${name}`;
  const allowed = ['seed', 'small', 'subjects'];
  for (const option of Object.keys(options)) {
    if (!allowed.includes(option)) throw unknownName(where, 'option', option, allowed);
  }
  const { subjects = Math.min(3, mostSubjects), seed = 1, small = false } = options;
  if (!Number.isInteger(subjects) || subjects < 1 || subjects > mostSubjects) {
    throw new StrnnError(
      'option',
      `${where}: subjects: expected a number from 1 to ${mostSubjects}, found ${showValue(subjects)}`,
    );
  }
  if (!Number.isSafeInteger(seed))
    throw new StrnnError('option', `${where}: seed: expected an integer, found ${showValue(seed)}`);
  if (typeof small !== 'boolean')
    throw new StrnnError('option', `${where}: small: expected true or false, found ${showValue(small)}`);
  const root = resolve(folder);
  await refuseFull(root, where);
  await mkdir(root, { recursive: true });

  const files = [lookalikeReadme];
  // Before anything else: what is left of an interrupted run must not be taken for the real data.
  await writeFile(
    join(root, lookalikeReadme),
    `A generated look-alike of the data set ${name}.\n\n` +
      'The files have the form of the real ones. Their values were made up by a random number generator ' +
      `(seed ${seed}, ${subjects} subject${subjects === 1 ? '' : 's'}${small ? ', shortened for tests' : ''}): ` +
      'they are no recordings, and results on them say nothing about the real data.\n\n' +
      `Planted: ${planted}\n`,
  );
  await write({
    folder: root,
    subjects,
    seed,
    small,
    async place(file) {
      const full = join(root, file);
      await mkdir(dirname(full), { recursive: true });
      files.push(file);
      return full;
    },
  });
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(root, file))).size;
  return { folder: root, files, bytes, planted };
}

async function refuseFull(folder: string, where: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found && !found.isDirectory())
    throw new StrnnError('data', `${where}: ${folder}: expected a folder that is empty or absent, found a file`);
  const names = found ? await readdir(folder) : [];
  if (names.includes(lookalikeReadme)) {
    throw new StrnnError(
      'data',
      `${where}: ${folder}: expected a folder that is empty or absent, found a look-alike, maybe of a run that was interrupted; ` +
        'delete it first',
    );
  }
  if (names.length > 0) {
    throw new StrnnError(
      'data',
      `${where}: ${folder}: expected a folder that is empty or absent, found ${names.slice(0, 3).join(', ')} in it`,
    );
  }
}
