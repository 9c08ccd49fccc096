import { StrnnError } from '@strnn/core/error';
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import type { Image } from '../image/Image.js';
import { ffmpegTools } from './ffmpegTools.js';
import { readVideoFrames } from './readVideoFrames.js';
import type { VideoFramesOptions } from './VideoFramesOptions.js';

/** Whether there is ffmpeg here; tests that need it are skipped, visibly, where there is none. */
export const hasFfmpeg = spawnSync(ffmpegTools().ffmpeg, ['-version']).status === 0;

/** Runs ffmpeg to make a video. */
export function makeVideo(...options: string[]): void {
  const { ffmpeg } = ffmpegTools();
  const made = spawnSync(ffmpeg, ['-v', 'error', '-nostdin', '-y', ...options], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
}

/** Options for a source of `seconds` at `rate` frames per second, 64 x 48. */
export function testSource(rate: number | string, seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `testsrc=size=64x48:rate=${rate}:duration=${seconds}`];
}

/** All frames that are read, and their times. */
export async function read(
  file: string,
  options: VideoFramesOptions = {},
): Promise<{ times: number[]; images: Image[] }> {
  const times: number[] = [];
  const images: Image[] = [];
  for await (const { time, image } of readVideoFrames(file, options)) {
    times.push(time);
    images.push(image);
  }
  return { times, images };
}

/** Makes a video whose frames refer to earlier and later ones, and compares parts of it with the whole, also behind a jump. */
export async function compareParts(file: string): Promise<void> {
  makeVideo(...testSource(5, 16), '-c:v', 'mpeg4', '-bf', '2', '-g', '12', '-pix_fmt', 'yuv420p', file);
  const whole = await read(file);
  expect(whole.times.length).toBe(80);
  const check = async (options: VideoFramesOptions, keep: (time: number, index: number) => boolean) => {
    const part = await read(file, options);
    const kept = whole.times.flatMap((time, i) => (keep(time, i) ? [i] : []));
    expect(kept.length).toBeGreaterThan(5);
    expect(part.times).toEqual(kept.map((i) => whole.times[i]));
    kept.forEach((i, k) => expect(Buffer.compare(bytesOf(part.images[k]), bytesOf(whole.images[i])), `${i}`).toBe(0));
  };
  await check(
    { start: 12.3, every: 2 },
    (time, i) => time >= 12.3 && (i - whole.times.findIndex((t) => t >= 12.3)) % 2 === 0,
  );
  await check({ start: 3.01, end: 7.1 }, (time) => time >= 3.01 && time < 7.1);
  await check({ every: 7 }, (_, i) => i % 7 === 0);
}

function bytesOf({ data }: Image): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

/** Reads to the error at the end: how many frames came before it, and what it says. */
export async function readDamaged(
  file: string,
  options: VideoFramesOptions = {},
): Promise<{ count: number; message: string }> {
  let count = 0;
  try {
    for await (const { image } of readVideoFrames(file, options)) count += image.width > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    return { count, message: `${error.code} ${error.message.replace(dirname(file), '')}` };
  }
  return { count, message: 'read to the end' };
}

/** Colours without loss. */
export const lossless = ['-c:v', 'ffv1', '-pix_fmt', 'bgr0'];
