import { join } from 'node:path';
import { findBundledFolder } from '@strnn/core/dataset';
import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from '../../landmark/Landmarks.js';
import { readDataFile } from '../files/readDataFile.js';
import { londonBundle, londonPicture } from './londonBundle.js';
import { tem189 } from './tem189.js';

/** The box that all pictures of 1350 x 1350 pixels were cropped by, in pixel borders. */
const box = { left: 351, top: 350, right: 997, bottom: 1036 };

/**
 * The 189 landmarks (scheme `tem189`) of the 102 neutral pictures, by face number, in pixels of the crops. Points of hair, ears
 * and neck lie outside them. The smiling pictures have none.
 *
 * @param path the folder with neutral_landmarks.csv. Default: the bundled copy, see `findBundledFolder`
 * @throws StrnnError `data` with the line for a file that is missing or no such table
 */
export async function readLondonLandmarks(path?: string): Promise<ReadonlyMap<string, Landmarks>> {
  const file = join(findBundledFolder(londonBundle, path), 'neutral_landmarks.csv');
  const text = (await readDataFile(file, 'the landmarks of the neutral pictures')).toString('utf8');
  const columns = 1 + 2 * tem189.count;
  const scaleX = londonPicture.width / (box.right - box.left);
  const scaleY = londonPicture.height / (box.bottom - box.top);
  const faces = new Map<string, Landmarks>();
  text.split(/\r?\n/).forEach((line, l) => {
    if (l === 0 || line === '') return;
    const [person, ...words] = line.split(',');
    const values = Float64Array.from(words, (word) => (word === '' ? NaN : Number(word)));
    if (values.length !== columns - 1 || !values.every(Number.isFinite)) {
      const rule = `expected a face number and x, y of ${tem189.count} points`;
      throw new StrnnError(
        'data',
        `${file}: line ${l + 1}: ${rule}, found ${words.length} values or one that is no number`,
      );
    }
    // The centre of the first pixel is at 0 in both pictures, half a pixel from the border.
    const points = values.map((value, i) =>
      i % 2 === 0 ? (value + 0.5 - box.left) * scaleX - 0.5 : (value + 0.5 - box.top) * scaleY - 0.5,
    );
    faces.set(person, { points });
  });
  return faces;
}
