import { resolve } from 'node:path';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import { clipIdentity } from '../clip/clipIdentity.js';
import type { ClipOptions } from '../clip/resolveClipOptions.js';
import { faceSource } from '../faceSource.js';
import { classesOf, faceFolderUnits } from './faceFolderUnits.js';
import { readClipTable } from './readClipTable.js';
import { resolveFaceFolderOptions, type ResolvedFaceFolderOptions } from './resolveFaceFolderOptions.js';

/**
 * Options of `faceFolder`. `path` is the folder that the names in the table are relative to. `recipe` is by default LBP-TOP of
 * 8 x 8 blocks of faces aligned by their landmarks, in 6 slices.
 */
export interface FaceFolderOptions extends ClipOptions {
  /**
   * The table of clips, in the folder: CSV in UTF-8 with the columns subject, label, and frames (a folder of pictures, or one) or
   * video, and where wanted landmarks (a file, or a folder with one per frame, of any format that `readLandmarkFile` knows),
   * session (default 1), trial (default: the recording's name), start and end (seconds). Landmarks alone will do for landmark
   * sites. Of a part of a recording, landmarks are found by their times; without times they have to be of the part alone.
   * Default `'clips.csv'`.
   */
  readonly table?: string;
  /** Which classes, in the order of the labels wanted; clips of others are left out and counted. Default all, ascending. */
  readonly classes?: readonly string[];
  /** Frames per second of folders of frames, which start and end need there. Default null: not known, at equal distances. */
  readonly frameRate?: number | null;
  /** Size of the pictures that MediaPipe saw, where there are landmarks of it without frames. Default null. */
  readonly image?: { readonly width: number; readonly height: number } | null;
}

/**
 * A folder of your own recordings with a table that says what each one is: a row is a sample. Frames and landmarks may be of any
 * format that the readers know.
 *
 * @throws StrnnError `option` at once for options that cannot be; `load` and `fingerprint` reject with `data` that names every
 *   problem of the table by line before anything long starts, `load` also as `damaged` says, and with `option` where a video
 *   needs ffmpeg and there is none
 */
export function faceFolder(options: FaceFolderOptions): DataSource {
  const resolved = resolveFaceFolderOptions(options);
  const { path, table, frameRate, classes } = resolved;
  const vary = { with: (changes: Readonly<Record<string, unknown>>) => faceFolder(changeOptions(options, changes)) };
  if (classes !== null) return { ...sourceOf(resolved, classes), ...vary };
  return {
    ...sourceOf(resolved, []),
    ...vary,
    load: async () => sourceOf(resolved, classesOf(await readClipTable(resolve(path), table, frameRate))).load(),
  };
}

function sourceOf(resolved: ResolvedFaceFolderOptions, classes: readonly string[]): DataSource {
  const { plan, table, frameRate, image, damaged, cache } = resolved;
  return faceSource({
    name: 'face-folder',
    attribution: 'Recordings of your own.',
    version: 1,
    options: { table, classes: resolved.classes ?? 'all', frameRate, image, ...clipIdentity(resolved) },
    // Which class has which number is in every unit's request.
    uncached: ['classes', 'damaged', 'subjects', 'table'],
    classes,
    plan,
    damaged,
    ...(cache !== undefined && { cache }),
    units: () => faceFolderUnits(resolved),
  });
}
