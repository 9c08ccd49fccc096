import { StrnnError } from '@strnn/core/error';
import { readImageFile } from '../../image/decode/readImageFile.js';
import { readFrames } from '../../image/frames/readFrames.js';
import type { GrayImage } from '../../image/Image.js';
import { toGray } from '../../image/toGray.js';
import { resizeImage } from '../../pixel/resizeImage.js';
import { readVideoFrames } from '../../video/readVideoFrames.js';
import type { Clip, ClipFrames } from './Clip.js';

/** Pixels of all frames of a clip: 1 GiB of numbers. */
const mostPixels = 2 ** 28;

export interface ClipPictures {
  /** Gray, of one size. */
  readonly frames: readonly GrayImage[];
  /** Seconds; of videos, and of files that have them. */
  readonly times?: Float64Array;
  /** Frames that were brought to the size of the first. */
  readonly resized: number;
}

/**
 * The pictures of a clip, all in memory.
 *
 * @throws StrnnError `data` as `readFrames` and `readVideoFrames`, and for more than 2^28 pixels; `option` where ffmpeg is
 *   needed and missing
 */
export async function readClipFrames(source: ClipFrames, part: Clip['part']): Promise<ClipPictures> {
  const frames: GrayImage[] = [];
  let pixels = 0;
  const add = (frame: GrayImage, file: string): void => {
    pixels += frame.data.length;
    if (pixels > mostPixels) {
      throw new StrnnError(
        'data',
        `${file}: expected a recording of at most ${mostPixels} pixels in all frames, found more after ${frames.length} frames of ` +
          `${frame.width} x ${frame.height}; take a part of it, or make its frames smaller`,
      );
    }
    frames.push(frame);
  };
  if (source.kind === 'video') {
    const { file, turn } = source;
    const times: number[] = [];
    const options = part === undefined ? {} : { start: part.start, ...(part.end !== undefined && { end: part.end }) };
    for await (const { time, image } of readVideoFrames(file, { ...options, gray: true })) {
      add(turn?.(image) ?? image, file);
      times.push(time);
    }
    if (frames.length === 0) throw new StrnnError('data', `${file}: expected frames, found none in this part of it`);
    return { frames, times: Float64Array.from(times), resized: 0 };
  }
  const { files, times, resize = false } = source;
  let resized = 0;
  if (resize) {
    for (const file of files) {
      const image = toGray(await readImageFile(file));
      const { width, height } = frames[0] ?? image;
      const fits = image.width === width && image.height === height;
      if (!fits) resized += 1;
      add(fits ? image : resizeImage(image, { width, height }), file);
    }
  } else {
    for await (const { file, image } of readFrames(files, { gray: true })) add(image, file);
  }
  return { frames, ...(times !== undefined && { times: Float64Array.from(times) }), resized };
}
