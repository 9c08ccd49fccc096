import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePng } from '../../image/png/writePng.js';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { ibug68 } from '../../landmark/scheme/ibug68.js';
import { mediapipe478 } from '../../landmark/scheme/mediapipe478.js';
import { clipFiles } from './Clip.js';
import { landmarksAt, locateLandmarks } from './locateLandmarks.js';
import { readClip } from './readClip.js';
import { requireLandmarkFolder } from './requireLandmarkFolder.js';
import { facePoints, openFaceText, ptsText } from './landmarkTexts.test.support.js';

const root = temporaryFolder();
let folders = 0;
function made(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(++folders));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const picture = (width: number, height: number, value = 0.5) =>
  writePng({ width, height, channels: 1, maximum: 255, data: new Float32Array(width * height).fill(value) });
const base = { scheme: ibug68, face: 'only', longestGap: 0 } as const;

describe('locateLandmarks', () => {
  it('finds a file or a folder beside what a program reports', async () => {
    const folder = made({
      'a.csv': '',
      'a_of_details.txt': '',
      'a.hog': '',
      'b/1.pts': '',
      'b/2.pts': '',
      'c/c.csv': '',
    });
    expect(await locateLandmarks(join(folder, 'a'))).toEqual({ kind: 'track', file: join(folder, 'a.csv') });
    expect(await locateLandmarks(join(folder, 'b'))).toEqual({
      kind: 'files',
      files: [join(folder, 'b/1.pts'), join(folder, 'b/2.pts')],
    });
    expect(await locateLandmarks(join(folder, 'c'), ['1.png', '2.png'])).toEqual({
      kind: 'track',
      file: join(folder, 'c/c.csv'),
    });
    expect(await locateLandmarks(join(folder, 'd'))).toBeUndefined();
    expect(await locateLandmarks(join(folder, 'e/f'))).toBeUndefined();
    const both = made({ 'a.csv': '', 'a/1.pts': '' });
    await expect(locateLandmarks(join(both, 'a'))).rejects.toThrow(
      'expected one landmark file, or a folder of them, found a and a.csv',
    );
  });

  it('assigns files to frames by name, else by order', async () => {
    const names = async (files: readonly string[], frames: readonly string[]) => {
      const folder = made(Object.fromEntries(files.map((file) => [file, ''])));
      return clipFiles({ landmarks: await landmarksAt(folder, frames) }).map((file) => file.slice(folder.length + 1));
    };
    expect(await names(['2_landmarks.txt', '10_landmarks.txt'], ['10.png', '2.png'])).toEqual([
      '10_landmarks.txt',
      '2_landmarks.txt',
    ]);
    // A frame that was left out has landmarks still.
    expect(await names(['1.pts', '2.pts', '3.pts'], ['1.png', '3.png'])).toEqual(['1.pts', '3.pts']);
    expect(await names(['10.pts', '9.pts'], ['a.png', 'b.png'])).toEqual(['9.pts', '10.pts']);
    await expect(names(['1.pts', '3.pts'], ['1.png', '2.png'])).rejects.toThrow(
      /for each of 2 frames, found 2 files and none for 2\.png/,
    );
    await expect(names(['1.pts', '2.pts', '3.pts'], ['a.png', 'b.png'])).rejects.toThrow('none for a.png, b.png');
    await expect(names(['a.hog'], ['1.png'])).rejects.toThrow(
      'expected landmark files (.csv, .txt, .pts, .tem, .json), found none',
    );
  });

  it('requires a folder that was named', async () => {
    await requireLandmarkFolder(root, 'mmi.landmarks');
    await expect(requireLandmarkFolder(join(root, 'none'), 'mmi.landmarks')).rejects.toThrow(
      'mmi.landmarks: expected a folder of landmark files, found nothing at',
    );
  });
});

describe('readClip', () => {
  it('resizes frames where that is asked for, and counts them', async () => {
    const folder = made({ '1.png': picture(8, 6), '2.png': picture(16, 12), '3.png': picture(8, 6) });
    const files = [1, 2, 3].map((n) => join(folder, `${n}.png`));
    const { sequence, counts } = await readClip({ frames: { kind: 'files', files, resize: true } }, base);
    expect(sequence.frames.map(({ width, height }) => [width, height])).toEqual(Array(3).fill([8, 6]));
    expect(counts).toEqual({ 'frames had another size than the first of their recording and were resized': 1 });
    await expect(readClip({ frames: { kind: 'files', files } }, base)).rejects.toThrow(
      'expected all frames of its size, 8 x 6',
    );
  });

  it('takes points that MediaPipe gives in fractions of the picture', async () => {
    const face = Array.from({ length: 478 }, (_, i) => ({ x: i / 478, y: 0.25, z: 0 }));
    const folder = made({ '1.png': picture(40, 20), 'a.json': JSON.stringify([{ faceLandmarks: [face] }]) });
    const landmarks = { kind: 'track', file: join(folder, 'a.json') } as const;
    const options = { ...base, scheme: mediapipe478, pictures: false };
    const { sequence } = await readClip(
      { frames: { kind: 'files', files: [join(folder, '1.png')] }, landmarks },
      options,
    );
    expect(sequence.landmarks![0].points[1]).toBeCloseTo(0.25 * 20 - 0.5, 9);
    const alone = await readClip({ landmarks }, { ...options, image: { width: 80, height: 40 } });
    expect(alone.sequence.landmarks![0].points[1]).toBeCloseTo(0.25 * 40 - 0.5, 9);
    await expect(readClip({ landmarks }, options)).rejects.toThrow(/a\.json/);
  });

  it('finds the part of a track by times, or takes one that is of the part alone', async () => {
    const folder = made({ 'a.csv': openFaceText([0, 1, 2, 3, 4, 5]), '1.pts': ptsText(1) });
    const part = { start: 0.04, end: 0.13 };
    const heights = ({ landmarks }: { landmarks?: readonly { points: Float64Array }[] }) =>
      landmarks!.map(({ points }) => points[17]);
    const track = { kind: 'track', file: join(folder, 'a.csv') } as const;
    const { sequence } = await readClip({ landmarks: track, part }, base);
    // Files have one digit after the point.
    [1, 2, 3].forEach((frame, i) => expect(heights(sequence)[i]).toBeCloseTo(facePoints(frame)[8][1], 0));
    expect([...sequence.times!]).toEqual([0.04, 0.08, 0.12]);
    const single = { kind: 'track', file: join(folder, '1.pts') } as const;
    await expect(readClip({ landmarks: single, part }, base)).rejects.toThrow(
      /1\.pts: expected times, by which a part of the recording is found; found 1 frames without times/,
    );
    const frame = made({ '1.png': picture(160, 120) });
    const frames = { kind: 'files', files: [join(frame, '1.png')], times: [0.08] } as const;
    expect((await readClip({ frames, landmarks: single, part }, base)).sequence.landmarks).toHaveLength(1);
    const timed = await readClip({ frames, landmarks: track, part }, base);
    expect(heights(timed.sequence)[0]).toBeCloseTo(facePoints(2)[8][1], 0);
  });

  it('refuses files of several frames where one per picture is expected', async () => {
    const folder = made({ '1.pts': ptsText(0), '2.csv': openFaceText([0, 1]), '3.txt': '1 2\n3 4\n' });
    const files = (...names: string[]) => ({ kind: 'files', files: names.map((name) => join(folder, name)) }) as const;
    await expect(readClip({ landmarks: files('1.pts', '2.csv') }, base)).rejects.toThrow(
      /2\.csv: expected the landmarks of one picture, found 2 frames/,
    );
    await expect(readClip({ landmarks: files('1.pts', '3.txt') }, base)).rejects.toThrow(
      /3\.txt: expected 68 points as before, found 2 points/,
    );
  });
});
