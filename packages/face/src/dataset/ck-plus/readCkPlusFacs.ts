import { StrnnError } from '@strnn/core/error';
import { readDataFile } from '../files/readDataFile.js';

/** An action unit of the peak frame. */
export interface CkPlusActionUnit {
  /** FACS number. */
  readonly unit: number;
  /** 1 (A, trace) to 5 (E, maximum); 0: there, but its intensity was not rated (as remembered). */
  readonly intensity: number;
}

/**
 * The action units of a file of the folder FACS: a line each, the unit and its intensity.
 *
 * @throws StrnnError `data` naming the file and line, what was expected and what was found.
 */
export async function readCkPlusFacs(file: string): Promise<CkPlusActionUnit[]> {
  const text = (await readDataFile(file, 'a file of action units')).toString('latin1');
  const units: CkPlusActionUnit[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [unit, intensity, ...more] = line.trim().split(/\s+/).map(Number);
    if (more.length > 0 || !(Number.isInteger(unit) && unit >= 1) || !(intensity >= 0 && intensity <= 5)) {
      throw new StrnnError(
        'data',
        `${file}: line ${index + 1}: expected an action unit and its intensity from 0 to 5, found ${JSON.stringify(line.trim().slice(0, 60))}`,
      );
    }
    units.push({ unit, intensity });
  }
  return units;
}
