import { isLeftover } from '../../image/frames/isLeftover.js';
import { listAllEntries } from '../files/listEntries.js';

export type CkPlusKind = 'images' | 'emotions' | 'landmarks' | 'facs';

/** A file whose name is of the data set; the names are those of the distribution's ReadMe and of public loaders. */
export interface CkPlusFile {
  readonly kind: CkPlusKind;
  readonly subject: string;
  readonly sequence: string;
  readonly number: number;
  /** Absolute. */
  readonly file: string;
}

/** What lies in a folder of subjects' folders. */
export interface SubjectFiles {
  readonly folder: string;
  readonly files: readonly CkPlusFile[];
  /** Absolute. */
  readonly strangers: readonly string[];
  readonly ignored: number;
}

/** `S005`, `S999`. */
export const subjectPattern = /^S\d{3}$/;
const sequencePattern = /^\d{3}$/;
const namePattern = /^(S\d{3})_(\d{3})_(\d+)(?:(_emotion|_landmarks|_facs)\.txt|\.(?:png|jpe?g|pgm))$/i;
const kinds: Readonly<Record<string, CkPlusKind>> = {
  _emotion: 'emotions',
  _landmarks: 'landmarks',
  _facs: 'facs',
};

/** Every file two levels below: `S005/001/S005_001_00000011.png`. Names that say another place than theirs are strangers. */
export async function listSubjectFiles(folder: string): Promise<SubjectFiles> {
  const files: CkPlusFile[] = [];
  const strangers: string[] = [];
  let ignored = 0;
  for (const subject of await listAllEntries(folder)) {
    if (!subject.folder || !subjectPattern.test(subject.name)) continue;
    for (const sequence of await listAllEntries(subject.path)) {
      if (isLeftover(sequence.name)) ignored += 1;
      else if (!sequence.folder || !sequencePattern.test(sequence.name)) strangers.push(sequence.path);
      else {
        for (const { name, path: file } of await listAllEntries(sequence.path)) {
          const found = namePattern.exec(name);
          if (isLeftover(name)) ignored += 1;
          else if (found?.[1].toUpperCase() !== subject.name || found[2] !== sequence.name) strangers.push(file);
          else {
            const kind = found[4] === undefined ? 'images' : kinds[found[4].toLowerCase()];
            const number = Number(found[3]);
            files.push({ kind, subject: subject.name, sequence: sequence.name, number, file });
          }
        }
      }
    }
  }
  return { folder, files, strangers, ignored };
}
