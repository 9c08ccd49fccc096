import { StrnnError } from '@strnn/core/error';
import { spawn } from 'node:child_process';
import { bytesToImage } from '../image/bytesToImage.js';
import type { GrayImage, Image } from '../image/Image.js';
import { FfmpegLog } from './FfmpegLog.js';
import { ffmpegTools, missingProgram } from './ffmpegTools.js';
import { PnmFrames } from './PnmFrames.js';
import { probeVideo } from './probeVideo.js';
import { jumpMargin, videoArguments } from './videoArguments.js';
import { checkVideoFramesOptions, type VideoFramesOptions } from './VideoFramesOptions.js';
import { videoSource } from './videoSource.js';

/** A frame and when it is shown. */
export interface VideoFrame<I extends Image = Image> {
  /** Seconds from the start of the file. */
  readonly time: number;
  /** 8 bits. */
  readonly image: I;
}

/**
 * Reads the frames of a video one at a time, through the system's ffmpeg (Node.js only). ffmpeg waits while the consumer
 * works, so memory does not grow with the length, and is stopped when the consumer stops.
 *
 * The times are those of the file, frame by frame (variable frame rates too); they count from the start of its clock, as
 * players do, so a picture that begins after the sound has a first time above 0. Frames are turned as a player turns them,
 * and have 8 bits per value whatever the file has. Luma is taken over the full range, black 0 to white 1. Pixels are not
 * resized for a file that says they are not square.
 * @throws StrnnError 'data' for a file that is missing, empty, no video, or without a video stream; after the last frame that
 * could be read, when ffmpeg met damage or the file is cut (not told from a shorter one in formats that announce no length,
 * such as MPEG-TS); when there is no frame in the part asked for; 'option' for a wrong option, and when ffmpeg is missing, with how to get it
 */
export function readVideoFrames(
  path: string,
  options: VideoFramesOptions & { readonly gray: true },
): AsyncGenerator<VideoFrame<GrayImage>, void, undefined>;
export function readVideoFrames(
  path: string,
  options?: VideoFramesOptions,
): AsyncGenerator<VideoFrame, void, undefined>;
export async function* readVideoFrames(
  path: string,
  options: VideoFramesOptions = {},
): AsyncGenerator<VideoFrame, void, undefined> {
  checkVideoFramesOptions(options);
  const { input, missingBytes } = await videoSource(path);
  const { stream, start: clock } = await probeVideo(path);
  // Frames at equal distances are counted from the start that was asked for, others by the file's clock.
  const origin = options.frameRate === undefined ? -clock : (options.start ?? 0);
  const { ffmpeg } = ffmpegTools();
  const child = spawn(ffmpeg, videoArguments(input, stream, clock, options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let missing: StrnnError | undefined;
  child.once('error', (cause) => (missing = missingProgram(ffmpeg, cause)));
  const closed = new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  const log = new FfmpegLog((options.start ?? 0) > jumpMargin);
  child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
  child.stderr.once('close', () => log.end());

  const frames = new PnmFrames();
  let count = 0;
  let size: string | undefined;
  try {
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      for (const { width, height, channels, bytes } of frames.push(piece)) {
        const time = await log.nextTime();
        if (time === undefined || Number.isNaN(time)) {
          throw new StrnnError('data', `${path}: frame ${count}: expected a time, found none.`);
        }
        size ??= `${width} x ${height}`;
        if (size !== `${width} x ${height}`) {
          throw new StrnnError(
            'data',
            `${path}: frame ${count}: expected ${size} as before, found ${width} x ${height}.`,
          );
        }
        const shown = microseconds(origin + time);
        // At equal distances ffmpeg repeats the last frame for as long as it lasts.
        if (options.end !== undefined && shown >= options.end) continue;
        count++;
        yield { time: shown, image: bytesToImage(bytes, channels, width, height, channels) };
      }
    }
    const status = await closed;
    if (missing !== undefined) throw missing;
    const damage =
      log.errorCount > 0 ? `${log.errors.join('; ')}${log.errorCount > log.errors.length ? '; ...' : ''}` : '';
    const cut =
      missingBytes > 0 && options.end === undefined ? `${missingBytes} bytes less than the file announces` : '';
    if (status !== 0 || frames.open || damage !== '' || cut !== '') {
      const found = [damage, cut].filter((text) => text !== '').join('; ') || `ffmpeg ended with status ${status}`;
      throw new StrnnError('data', `${path}: expected a whole video, found damage after ${count} frames (${found}).`);
    }
    if (count === 0) {
      const { start = 0, end } = options;
      const part = `from ${start} s to ${end === undefined ? 'the end' : `${end} s`}`;
      throw new StrnnError('data', `${path}: expected frames ${part}, found none.`);
    }
  } finally {
    // Whether all was read, the consumer stopped, or an error came: nothing is left running.
    child.kill('SIGKILL');
    await closed;
  }
}

/** ffmpeg counts the start of a file in microseconds: more digits than that are noise. */
function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
