import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writePng } from '../image/png/writePng.js';
import { temporaryFolder } from '../temporaryFolder.test.support.js';
import { toGray } from '../image/toGray.js';
import { ffmpegTools } from './ffmpegTools.js';
import { probeVideo } from './probeVideo.js';
import { readVideoFrames } from './readVideoFrames.js';
import { hasFfmpeg, lossless, makeVideo, read, readDamaged, testSource } from './videos.test.support.js';

const folder = temporaryFolder();
const path = (name: string) => join(folder, name);

/** Children of this process that run or wait to be collected. */
function children(): string[] {
  return spawnSync('ps', ['-o', 'comm=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((name) => name.includes('ffmpeg'));
}

afterEach(() => void vi.unstubAllEnvs());

describe.skipIf(!hasFfmpeg)('readVideoFrames (needs ffmpeg)', () => {
  it('gives every frame of a lossless video as it was put in, with its time', async () => {
    const pictures = Array.from({ length: 7 }, (_, k) => {
      const data = Float32Array.from({ length: 20 * 10 * 3 }, (_, i) => ((i * 7 + k * 31) % 256) / 255);
      return { width: 20, height: 10, channels: 3 as const, maximum: 255, data };
    });
    mkdirSync(path('frames'));
    pictures.forEach((picture, k) => writeFileSync(path(`frames/${k}.png`), writePng(picture)));
    makeVideo('-framerate', '10', '-i', path('frames/%d.png'), ...lossless, path('exact.mkv'));
    const { times, images } = await read(path('exact.mkv'));
    expect(images).toEqual(pictures);
    expect(times).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    const gray = await read(path('exact.mkv'), { gray: true });
    const luma = pictures.map((picture) => toGray(picture).data);
    const worst = gray.images.flatMap(({ data }, k) => [...data.map((value, i) => Math.abs(value - luma[k][i]) * 255)]);
    // ffmpeg rounds in fixed point: measured below 2 levels.
    expect(Math.max(...worst)).toBeLessThan(2);
    expect(gray.images.every(({ channels, maximum }) => channels === 1 && maximum === 255)).toBe(true);
  });

  it('refuses what is no video, saying what it is', async () => {
    writeFileSync(path('empty.mp4'), '');
    writeFileSync(path('text.mp4'), 'no video at all\n'.repeat(99));
    writeFileSync(path('list.mp4'), `#EXTM3U\n#EXTINF:1,\nfile:${path('name.mkv')}\n`);
    makeVideo('-f', 'lavfi', '-i', 'sine=duration=0.2', path('sound.wav'));
    const refused = async (name: string) => (await readDamaged(path(name))).message;
    expect(await refused('empty.mp4')).toBe('data /empty.mp4: expected a video file, found an empty file.');
    expect(await refused('none.mp4')).toBe('data /none.mp4: expected a video file, found no such file.');
    expect(await refused('.')).toContain('found a folder.');
    expect(await refused('text.mp4')).toMatch(
      /^data \/text\.mp4: expected a video file, found none that ffmpeg can read \(.+\)\.$/,
    );
    expect(await refused('list.mp4')).toMatch(/^data \/list\.mp4: expected a video/);
    expect(await refused('sound.wav')).toBe('data /sound.wav: expected a video stream, found audio.');
    await expect(probeVideo(path('sound.wav'))).rejects.toThrow('expected a video stream, found audio.');
  });

  it.each(['mp4'])('gives the frames before the cut of a %s file, then an error', async (form) => {
    const file = path(`cut.${form}`);
    makeVideo(...testSource(25, 4), '-c:v', 'mpeg4', '-movflags', '+faststart', file);
    truncateSync(file, Math.floor(readFileSync(file).length * 0.6));
    const { count, message } = await readDamaged(file);
    expect(count).toBeGreaterThan(30);
    expect(count).toBeLessThan(75);
    expect(message).toMatch(
      new RegExp(`^data /cut\\.${form}: expected a whole video, found damage after ${count} frames \\(.+\\)\\.$`),
    );
  });

  it('stops ffmpeg when the consumer stops', async () => {
    makeVideo(...testSource(25, 40), ...lossless, path('many.mkv'));
    for await (const { time } of readVideoFrames(path('many.mkv'))) {
      expect(children().length).toBeGreaterThan(0);
      if (time > 0.1) break;
    }
    expect(children()).toEqual([]);
    const frames = readVideoFrames(path('many.mkv'));
    await frames.next();
    await frames.return(undefined);
    expect(children()).toEqual([]);
    await expect(
      (async () => {
        for await (const { time } of readVideoFrames(path('many.mkv')))
          if (time > 1) throw new Error('of the consumer');
      })(),
    ).rejects.toThrow('of the consumer');
    expect(children()).toEqual([]);
  });

  it('tells how to get ffmpeg', async () => {
    makeVideo(...testSource(5, 1), ...lossless, path('there.mkv'));
    vi.stubEnv('STRNN_FFMPEG', path('nowhere/ffmpeg'));
    const message = await readDamaged(path('there.mkv'));
    expect(message.message).toMatch(
      /^option video: expected ffmpeg \(5\.1 or later\) to run '.*ffprobe', found no such program\. Install it \(Debian.*or set STRNN_FFMPEG/,
    );
    // Only ffprobe is there.
    mkdirSync(path('half'));
    const probe = execFileSync('which', [hasFfmpeg ? 'ffprobe' : 'true'], { encoding: 'utf8' }).trim();
    writeFileSync(path('half/ffprobe'), `#!/bin/sh\nexec ${probe} "$@"\n`);
    chmodSync(path('half/ffprobe'), 0o755);
    vi.stubEnv('STRNN_FFMPEG', path('half/ffmpeg'));
    expect((await readDamaged(path('there.mkv'))).message).toMatch(
      /^option video: .* to run '.*half\/ffmpeg', found no such program\./,
    );
    vi.stubEnv('STRNN_FFMPEG', '');
    vi.stubEnv('PATH', `${folder}${delimiter}`);
    expect((await readDamaged(path('there.mkv'))).message).toMatch(/^option video: .* to run 'ffprobe'/);
  });
});

describe('readVideoFrames', () => {
  it.each([
    [{ start: -1 }, 'start: expected seconds >= 0, found -1.'],
    [{ start: Number.NaN }, 'start: expected seconds >= 0, found NaN.'],
    [{ start: 2, end: 2 }, 'end: expected seconds after start (2), found 2.'],
    [{ every: 1.5 }, 'every: expected an integer >= 1, found 1.5.'],
    [{ frameRate: 0 }, 'frameRate: expected frames per second > 0, found 0.'],
    [{ frameRate: 5, every: 2 }, "every: expected nothing beside 'frameRate', found 2."],
    [{ size: { width: 0, height: 5 } }, 'size.width: expected an integer from 1 to 32768, found 0.'],
    [{ size: { width: 5, height: 1e6 } }, 'size.height: expected an integer from 1 to 32768, found 1000000.'],
  ])('refuses %j', async (options, message) => {
    await expect(readVideoFrames('a.mp4', options).next()).rejects.toThrow(`readVideoFrames: ${message}`);
  });

  it('looks for ffprobe beside the ffmpeg that is named', () => {
    expect(ffmpegTools({})).toEqual({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' });
    expect(ffmpegTools({ STRNN_FFMPEG: 'ffmpeg-7' })).toEqual({ ffmpeg: 'ffmpeg-7', ffprobe: 'ffprobe-7' });
    expect(ffmpegTools({ STRNN_FFMPEG: join('some', 'ff') }).ffprobe).toBe(join('some', 'ffprobe'));
    expect(ffmpegTools({ STRNN_FFMPEG: join('some', 'bin', 'ffmpeg') }).ffprobe).toBe(join('some', 'bin', 'ffprobe'));
  });
});
