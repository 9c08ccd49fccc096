import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { frameFiles } from '../../image/frames/frameFiles.js';
import type { Clip, ClipFrames } from '../clip/Clip.js';
import { landmarksAt } from '../clip/locateLandmarks.js';
import type { ClipRow } from './ClipRow.js';

/**
 * The files of a row, all of them there; a folder of frames is cut to the part wanted, its landmarks with it.
 *
 * @param folder absolute
 * @param frameRate of folders of frames, per second; null where it is not known
 * @throws StrnnError `data` naming what is not there
 */
export async function locateClip(
  folder: string,
  { frames, video, landmarks, part }: ClipRow,
  frameRate: number | null,
): Promise<Clip> {
  let source: ClipFrames | undefined;
  if (video !== undefined) {
    const file = join(folder, video);
    const status = await stat(file).catch(() => undefined);
    if (status?.isFile() !== true) {
      const found = status === undefined ? 'nothing' : 'a folder';
      throw new StrnnError('data', `column 'video': expected a video file, found ${found} at ${file}`);
    }
    source = { kind: 'video', file };
  } else if (frames !== undefined) {
    source = cut(await listFrames(join(folder, frames)), part, frameRate);
  }
  if (landmarks === undefined) return { ...(source && { frames: source }), ...(part && { part }) };
  const files = source?.kind === 'files' ? source.files : undefined;
  return {
    ...(source && { frames: source }),
    landmarks: await landmarksAt(join(folder, landmarks), files),
    ...(part && { part }),
  };
}

/** A folder of frames, or one picture. */
async function listFrames(path: string): Promise<readonly string[]> {
  const status = await stat(path).catch(() => undefined);
  return status?.isFile() === true ? [path] : (await frameFiles(path)).files;
}

function cut(files: readonly string[], part: ClipRow['part'], frameRate: number | null): ClipFrames {
  const times = frameRate === null ? undefined : files.map((_, index) => index / frameRate);
  if (part === undefined) return { kind: 'files', files, ...(times && { times }) };
  if (times === undefined) {
    throw new StrnnError(
      'data',
      "column 'start': expected nothing for a folder of frames, whose times are not known; give the option frameRate",
    );
  }
  const { start, end = Infinity } = part;
  const wanted = files.map((_, index) => index).filter((index) => times[index] >= start && times[index] < end);
  if (wanted.length === 0) {
    const last = times[times.length - 1];
    throw new StrnnError('data', `column 'start': expected frames from ${start} s on, found the last at ${last} s`);
  }
  return { kind: 'files', files: wanted.map((index) => files[index]), times: wanted.map((index) => times[index]) };
}
