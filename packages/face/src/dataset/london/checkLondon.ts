import { join } from 'node:path';
import {
  checkCopies,
  checkManifest,
  type CheckResult,
  findBundledFolder,
  type FindBundledOptions,
  problemOf,
} from '@strnn/core/dataset';
import { londonBundle, londonClasses } from './londonBundle.js';
import { readLondonCrop } from './readLondonCrop.js';
import { readLondonLandmarks } from './readLondonLandmarks.js';
import { readLondonTable, type LondonPicture } from './readLondonTable.js';

const people = 102;

/**
 * Checks a copy for `strnn doctor london-faces [PATH]`: sizes and hashes, that every picture of labels.csv reads and has its
 * size, that no two are the same file, that there are 102 people with both pictures, and the neutral landmarks. Never rejects
 * for what it finds in the data.
 */
export async function checkLondon(path?: string, find: FindBundledOptions = {}): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  let folder: string;
  let pictures: LondonPicture[];
  try {
    folder = findBundledFolder(londonBundle, path, find);
    results.push({ level: 'ok', message: `folder ${folder}` }, ...(await checkManifest(folder)));
    pictures = await readLondonTable(folder);
  } catch (error) {
    return [...results, problemOf(error)];
  }
  let read = 0;
  for (const { file } of pictures) {
    try {
      await readLondonCrop(join(folder, 'crops', file));
      read++;
    } catch (error) {
      results.push(problemOf(error));
    }
  }
  results.push({ level: 'ok', message: `${read} of ${pictures.length} pictures read` });
  results.push(...(await checkCopies(pictures.map(({ file }) => ({ name: file, file: join(folder, 'crops', file) })))));
  results.push(...checkPairs(pictures));
  try {
    const faces = await readLondonLandmarks(folder);
    results.push({ level: 'ok', message: `landmarks of ${faces.size} neutral pictures` });
  } catch (error) {
    results.push(problemOf(error));
  }
  return results;
}

function checkPairs(pictures: readonly LondonPicture[]): CheckResult[] {
  const found = [...new Set(pictures.map(({ person }) => person))];
  const single = found.filter((id) => pictures.filter(({ person }) => person === id).length !== londonClasses.length);
  const results: CheckResult[] = [
    found.length === people
      ? { level: 'ok', message: `${people} people` }
      : { level: 'warning', message: `people: expected ${people}, found ${found.length}. What is there can be used` },
  ];
  if (single.length > 0) {
    results.push({ level: 'warning', message: `people without both pictures: ${single.slice(0, 8).join(', ')}` });
  }
  return results;
}
