import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { StrnnError } from '@strnn/core/error';
import type { GrayImage } from '../../image/Image.js';
import { ffmpegTools, missingProgram } from '../../video/ffmpegTools.js';

/**
 * Writes gray frames of one size as a video (MPEG-4 part 2, AVI or whatever the name says) through ffmpeg.
 *
 * @throws StrnnError `option` where ffmpeg is missing, with how to get it; `data` where it fails
 */
export async function writeVideo(file: string, frames: readonly GrayImage[], rate: number): Promise<void> {
  const { ffmpeg } = ffmpegTools();
  const [{ width, height }] = frames;
  const input = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', String(rate), '-i', 'pipe:0'];
  // Bit-exact: the file does not depend on the version and carries no date.
  const output = ['-c:v', 'mpeg4', '-q:v', '3', '-pix_fmt', 'yuv420p', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
  const child = spawn(ffmpeg, ['-v', 'error', '-nostats', '-y', ...input, ...output, `file:${file}`], {
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
  });
  // A program that does not start, or stops early, closes its input; what it says is told below.
  child.stdin.on('error', () => undefined);
  const closed = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(missingProgram(ffmpeg, cause)));
    child.once('close', (status) => resolve(status ?? -1));
  });
  for (const { data } of frames) child.stdin.write(Uint8Array.from(data, (value) => Math.round(255 * value)));
  child.stdin.end();
  const [status, errors] = await Promise.all([closed, text(child.stderr)]);
  if (status !== 0) throw new StrnnError('data', `${file}: ffmpeg could not write it (${errors.trim().slice(0, 200)})`);
}
