import { stat } from 'node:fs/promises';
import { basename, dirname, parse } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { listSome } from '../check/listSome.js';
import type { ClipLandmarks } from './Clip.js';
import { listEntries } from '../files/listEntries.js';

/** What landmark programs and data sets call their files; OpenFace writes a report beside each of its own. */
const landmarkName = /(?<!_of_details)\.(csv|txt|pts|tem|json)$/i;

/**
 * The landmarks of a recording in a tree of landmark files that is laid out like the data set's: `place.csv` (or .txt, .pts,
 * .tem, .json), or files in a folder `place`.
 *
 * @param place absolute, without extension: `'.../VL/Strong/P001/Anger'`
 * @param frames as for `landmarksAt`
 * @returns undefined where there are none
 * @throws StrnnError `data` for two of them; as `landmarksAt`
 */
export async function locateLandmarks(place: string, frames?: readonly string[]): Promise<ClipLandmarks | undefined> {
  const found = (await listEntries(dirname(place))).filter(({ name, folder }) =>
    folder ? name === basename(place) : landmarkName.test(name) && parse(name).name === basename(place),
  );
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(' and ');
    throw new StrnnError('data', `${place}: expected one landmark file, or a folder of them, found ${names}`);
  }
  return found.length === 0 ? undefined : landmarksAt(found[0].path, frames);
}

/**
 * The landmarks in a file, or in a folder: one file of all frames, or a file per frame. These are assigned to frames by their
 * names (`012.pts` or `012_landmarks.txt` for `012.jpeg`), and by their order where no name agrees.
 *
 * @param path absolute
 * @param frames files of the frames, in time order. Default: not known; files are taken in natural order
 * @throws StrnnError `data` when there is nothing, no landmark file in a folder, or none for a frame
 */
export async function landmarksAt(path: string, frames?: readonly string[]): Promise<ClipLandmarks> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined)
    throw new StrnnError('data', `${path}: expected a landmark file, or a folder of them, found nothing`);
  if (!status.isDirectory()) return { kind: 'track', file: path };
  const entries = (await listEntries(path)).filter(({ name, folder }) => !folder && landmarkName.test(name));
  const files = entries.map((entry) => entry.path);
  if (files.length === 0)
    throw new StrnnError('data', `${path}: expected landmark files (.csv, .txt, .pts, .tem, .json), found none`);
  if (files.length === 1 && frames?.length !== 1) return { kind: 'track', file: files[0] };
  if (frames === undefined) return { kind: 'files', files };
  const byName = new Map(files.map((file) => [parse(file).name.replace(/_landmarks?$/i, ''), file]));
  const missing = frames.filter((frame) => !byName.has(parse(frame).name));
  if (missing.length === 0) return { kind: 'files', files: frames.map((frame) => byName.get(parse(frame).name)!) };
  if (missing.length === frames.length && files.length === frames.length) return { kind: 'files', files };
  throw new StrnnError(
    'data',
    `${path}: expected a landmark file for each of ${frames.length} frames, found ${files.length} files and none for ` +
      listSome(
        missing.map((frame) => basename(frame)),
        3,
      ),
  );
}
