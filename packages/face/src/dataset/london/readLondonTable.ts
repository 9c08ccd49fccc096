import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { readDataFile } from '../files/readDataFile.js';
import { londonClasses, type LondonLabel } from './londonBundle.js';

/** One picture, a row of labels.csv. */
export interface LondonPicture {
  /** `'001_neutral.png'`, in the folder crops. */
  readonly file: string;
  /** `'001'`. */
  readonly person: string;
  readonly label: LondonLabel;
}

const header = 'file,face_id,label,face_age,face_gender,face_eth';

/**
 * Reads labels.csv, the pictures in its order. What people said of their age, gender and ethnicity is not read.
 * @throws StrnnError `data` with the line: no such file, another header, a row that is none, a picture listed twice
 */
export async function readLondonTable(folder: string): Promise<LondonPicture[]> {
  const table = join(folder, 'labels.csv');
  const text = (await readDataFile(table, 'the table of the pictures')).toString('utf8');
  const [first, ...lines] = text.split(/\r?\n/);
  if (first !== header) throw new StrnnError('data', `${table}: line 1: expected ${header}, found '${first}'`);
  const seen = new Set<string>();
  const pictures: LondonPicture[] = [];
  lines.forEach((line, l) => {
    if (line === '') return;
    const where = `${table}: line ${l + 2}`;
    const [file, person, label] = line.split(',');
    if (
      !/^\d+$/.test(person ?? '') ||
      !(londonClasses as readonly string[]).includes(label) ||
      file !== `${person}_${label}.png`
    ) {
      throw new StrnnError('data', `${where}: expected a row such as 001_neutral.png,001,neutral,..., found '${line}'`);
    }
    if (seen.has(file)) throw new StrnnError('data', `${where}: expected every picture once, found ${file} twice`);
    seen.add(file);
    pictures.push({ file, person, label: label as LondonLabel });
  });
  if (pictures.length === 0) throw new StrnnError('data', `${table}: expected pictures, found none`);
  return pictures;
}
