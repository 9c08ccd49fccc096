import { StrnnError } from '@strnn/core/error';
import type { SessionFile } from './listSessionFiles.js';

/**
 * Refuses files of subjects that the data set does not have: something else lies in the folder.
 * @param subjects number of subjects, from 1
 * @throws StrnnError `data` naming the file
 */
export function refuseForeignSubjects(where: string, files: readonly SessionFile[], subjects: number): void {
  for (const { file, subject } of files) {
    if (Number(subject) >= 1 && Number(subject) <= subjects) continue;
    throw new StrnnError(
      'data',
      `${where}: ${file}: expected a subject from 1 to ${subjects}, found ${subject}; it is no file of the data set, move it elsewhere`,
    );
  }
}
