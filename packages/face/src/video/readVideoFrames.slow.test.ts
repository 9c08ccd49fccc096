import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.test.support.js';
import { probeVideo } from './probeVideo.js';
import { compareParts, hasFfmpeg, lossless, makeVideo, read, readDamaged, testSource } from './videos.test.support.js';

const folder = temporaryFolder();
const path = (name: string) => join(folder, name);
const run = fileURLToPath(new URL('../../../../tools/run-ts.mjs', import.meta.url));
afterEach(() => void vi.unstubAllEnvs());
const module = pathToFileURL(fileURLToPath(new URL('./readVideoFrames.ts', import.meta.url))).href;

describe.skipIf(!hasFfmpeg)('readVideoFrames (needs ffmpeg)', () => {
  it.each(['mp4', 'mkv', 'ts', 'avi', 'mov'])('takes the same parts of %s as of the whole', async (form) => {
    await compareParts(join(folder, `parts.${form}`));
  });

  it('spreads the luma of ordinary videos over the full range', async () => {
    for (const [colour, level] of [
      ['black', 0],
      ['white', 1],
    ] as const) {
      makeVideo(
        '-f',
        'lavfi',
        '-i',
        `color=${colour}:size=32x32:duration=0.2`,
        '-c:v',
        'mpeg4',
        '-pix_fmt',
        'yuv420p',
        path(`${colour}.mp4`),
      );
      for (const gray of [true, false]) {
        const { images } = await read(path(`${colour}.mp4`), { gray });
        expect(Math.max(...images[0].data.map((value) => Math.abs(value - level)))).toBeLessThan(0.01);
      }
    }
  });

  it('takes frames at equal distances, and of another size', async () => {
    makeVideo(...testSource(25, 2), ...lossless, path('rate.mkv'));
    const { times, images } = await read(path('rate.mkv'), {
      frameRate: 5,
      size: { width: 20, height: 30 },
      gray: true,
    });
    expect(times).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8]);
    expect(images.every(({ width, height, data }) => width === 20 && height === 30 && data.length === 600)).toBe(true);
    expect((await read(path('rate.mkv'), { frameRate: 50 })).times.length).toBe(100);
    // From `start` on, between two frames of the file too.
    const part = await read(path('rate.mkv'), { frameRate: 5, start: 1.01, end: 1.7 });
    expect(part.times).toEqual([1.01, 1.21, 1.41, 1.61]);
  });

  it('reads files whatever their names', async () => {
    makeVideo(...testSource(5, 1), ...lossless, path('name.mkv'));
    for (const name of ['-i.mkv', 'a:b.mkv', 'http:x.mkv', "it's $(here) %d.mkv", '[0:v] ü.mkv', 'concat:a|b']) {
      copyFileSync(path('name.mkv'), path(name));
      expect((await read(path(name))).times.length).toBe(5);
    }
  });

  it('finds an AVI file cut between two frames', async () => {
    const file = path('raw.avi');
    makeVideo(...testSource(25, 4), '-c:v', 'rawvideo', '-pix_fmt', 'bgr24', file);
    // A frame begins with its stream and kind; the 60th is the last to stay.
    const frames = readFileSync(file).toString('latin1').split('00dc');
    truncateSync(file, frames.slice(0, 61).join('00dc').length);
    const { count, message } = await readDamaged(file);
    expect(count).toBeGreaterThan(55);
    expect(message).toMatch(
      /^data \/raw\.avi: expected a whole video, found damage after \d+ frames \(\d+ bytes less than the file announces\)\.$/,
    );
    expect(await readDamaged(file, { end: 0.2 })).toEqual({ count: 5, message: 'read to the end' });
  });

  it('says when ffmpeg cannot do what it is told', async () => {
    makeVideo(...testSource(5, 1), ...lossless, path('old.mkv'));
    mkdirSync(path('old'));
    writeFileSync(path('old/ffprobe'), `#!/bin/sh\nexec ffprobe "$@"\n`);
    writeFileSync(path('old/ffmpeg'), `#!/bin/sh\nexec ffmpeg -no_such_option "$@"\n`);
    for (const name of ['ffmpeg', 'ffprobe']) chmodSync(path(`old/${name}`), 0o755);
    vi.stubEnv('STRNN_FFMPEG', path('old/ffmpeg'));
    expect((await readDamaged(path('old.mkv'))).message).toMatch(/found damage after 0 frames/);
  });

  it('keeps the times of a variable frame rate, to the microsecond, also late in a file', async () => {
    // Three of every ten frames, unevenly, of a video that starts at 5000 s; the clock counts from there.
    makeVideo(
      ...testSource(10, 3),
      '-vf',
      "select='lt(mod(n\\,10)\\,2)+eq(mod(n\\,10)\\,7)'",
      '-fps_mode',
      'passthrough',
      ...lossless,
      path('variable.mkv'),
    );
    const expected = [0, 0.1, 0.7, 1, 1.1, 1.7, 2, 2.1, 2.7];
    expect((await read(path('variable.mkv'))).times).toEqual(expected);
    makeVideo(
      '-i',
      path('variable.mkv'),
      '-c',
      'copy',
      '-output_ts_offset',
      '5000.003',
      '-fps_mode',
      'passthrough',
      path('late.mkv'),
    );
    expect((await probeVideo(path('late.mkv'))).start).toBe(5000.003);
    expect((await read(path('late.mkv'))).times).toEqual(expected);
    expect((await read(path('late.mkv'), { start: 1, end: 2 })).times).toEqual([1, 1.1, 1.7]);
    expect((await readDamaged(path('late.mkv'), { start: 3, end: 4 })).message).toBe(
      'data /late.mkv: expected frames from 3 s to 4 s, found none.',
    );
  });

  it('turns frames as a player does', async () => {
    makeVideo(...testSource(5, 1), '-c:v', 'mpeg4', '-q:v', '1', path('upright.mp4'));
    makeVideo('-i', path('upright.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90', path('turned.mp4'));
    const info = await probeVideo(path('turned.mp4'));
    const [upright, turned] = [(await read(path('upright.mp4'))).images[0], (await read(path('turned.mp4'))).images[0]];
    expect([info.width, info.height, turned.width, turned.height]).toEqual([48, 64, 48, 64]);
    // By 270 degrees clockwise: the stored right column, from the top, becomes the top row.
    expect(info.rotation).toBe(270);
    const row = Array.from({ length: 48 }, (_, x) => turned.data[x * 3]);
    expect(row).toEqual(Array.from({ length: 48 }, (_, x) => upright.data[(x * 64 + 63) * 3]));
  });

  it('keeps times to the microsecond late in a file', async () => {
    // A frame every 0.999 s: six digits of 1250.748 would end at the hundredth.
    const clock = ['-vf', 'settb=1/1000,setpts=N*999', '-fps_mode', 'passthrough', '-enc_time_base', '1:1000'];
    makeVideo(
      '-f',
      'lavfi',
      '-i',
      'color=red:size=16x16:rate=1:duration=1260',
      ...clock,
      ...lossless,
      path('long.mkv'),
    );
    expect((await read(path('long.mkv'), { start: 1250, end: 1252.5 })).times).toEqual([1250.748, 1251.747]);
  });

  it('takes no more memory for 5,000 frames than for 500', () => {
    const file = join(folder, 'long.mp4');
    makeVideo('-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=25:duration=200', '-c:v', 'mpeg4', '-q:v', '5', file);
    const script = join(folder, 'read.ts');
    writeFileSync(
      script,
      `import { readVideoFrames } from ${JSON.stringify(module)};
      let [count, early, late, sum] = [0, 0, 0, 0];
      for await (const { image } of readVideoFrames(process.argv[2])) {
        sum += image.data[100];
        const { rss } = process.memoryUsage();
        if (++count <= 500) early = Math.max(early, rss);
        else late = Math.max(late, rss);
        // A consumer slower than ffmpeg: what comes in the meantime must not pile up.
        if (count % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      console.log(JSON.stringify({ count, early, late, sum }));`,
    );
    const output = execFileSync(process.execPath, ['--max-old-space-size=64', run, script, file], { encoding: 'utf8' });
    const { count, early, late } = JSON.parse(output) as Record<string, number>;
    expect(count).toBe(5000);
    // 5,000 frames of 0.9 MB as floats are 4.6 GB. What differs is when garbage is collected.
    expect(late - early).toBeLessThan(100e6);
  });
});
