import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { writePng } from '../../image/png/writePng.js';
import type { CkPlusSequence } from './CkPlusFolder.js';
import { ckPlusTools } from './ckPlusTools.js';
import { readCkPlusFolder } from './readCkPlusFolder.js';
import { only, type SmallCkPlus, smallCkPlus } from './smallCkPlus.test.support.js';

const root = temporaryFolder();
let small: SmallCkPlus;
let frames: number;
beforeAll(async () => {
  small = await smallCkPlus(root, 1);
  frames = (await readCkPlusFolder(small.folder)).sequences.reduce((sum, sequence) => sum + sequence.frames.length, 0);
});

/** Warnings that every look-alike has: it is none of the real numbers, and small. */
const usual = [
  /README-LOOKALIKE\.txt: this is a generated look-alike/,
  /^subjects: expected 123, found 1\. What is there can be used$/,
  /^sequences: expected 593, found 8\./,
  /^sequences with an emotion: expected 327, found 7\./,
  /^sequences of anger: expected 45, found 1\./,
  /^sequences of contempt: expected 18, found 1\./,
  /^sequences of disgust: expected 59, found 1\./,
  /^sequences of fear: expected 25, found 1\./,
  /^sequences of happy: expected 69, found 1\./,
  /^sequences of sadness: expected 28, found 1\./,
  /^sequences of surprise: expected 83, found 1\./,
  /^expected pictures of 640 x 490 or 640 x 480 pixels, found 160 x 122 gray: cropped or resized\?$/,
];

const unusual = (warnings: readonly string[]): string[] =>
  warnings.filter((message) => !usual.some((pattern) => pattern.test(message)));

/** Checks a copy after a change of one labelled sequence, which `change` is given as it is in the copy. */
async function checkChanged(
  name: string,
  change: (sequence: CkPlusSequence, folder: string, other: CkPlusSequence) => void,
): Promise<{ errors: string[]; warnings: string[]; sequence: CkPlusSequence }> {
  const folder = small.copy(name);
  const [sequence, other] = (await readCkPlusFolder(folder)).sequences.filter(({ label }) => label !== undefined);
  change(sequence, folder, other);
  const results = await ckPlusTools.check(folder);
  return { errors: only('error', results), warnings: unusual(only('warning', results)), sequence };
}

describe('checkCkPlus', () => {
  it('finds nothing wrong with a look-alike but that it is one', async () => {
    const results = await ckPlusTools.check(small.folder);
    expect(only('error', results)).toEqual([]);
    const warnings = only('warning', results);
    expect(warnings).toHaveLength(usual.length);
    usual.forEach((pattern, i) => expect(warnings[i]).toMatch(pattern));
    expect(only('ok', results)).toEqual([
      `pictures in ${join(small.folder, 'cohn-kanade-images')}`,
      '1 files of file managers and archives passed over',
      `${frames} pictures: ${frames} of 160 x 122 gray`,
      `${frames} landmark files of 68 points`,
      '8 files of action units',
    ]);
  });

  it('says what is missing', async () => {
    const { errors, warnings } = await checkChanged('missing', (_, folder) => {
      for (const name of ['Landmarks', 'FACS', 'Emotion']) rmSync(join(folder, name), { recursive: true });
    });
    expect(errors).toEqual([
      expect.stringContaining('no emotion files: there is nothing to learn; download Emotion_labels.zip'),
    ]);
    expect(warnings).toEqual([
      expect.stringContaining('no landmark files: faces cannot be aligned'),
      'no files of action units (FACS); the emotions do not need them',
    ]);
    expect(only('error', await ckPlusTools.check(join(small.folder, 'nowhere')))).toEqual([
      expect.stringContaining('found nothing'),
    ]);
  });

  it.each<
    [string, (sequence: CkPlusSequence, folder: string, other: CkPlusSequence) => void, 'errors' | 'warnings', RegExp]
  >([
    [
      'a cut picture',
      ({ frames: [{ file }] }) => writeFileSync(file, readFileSync(file).subarray(0, 5000)),
      'errors',
      /_00000001\.png: byte \d+: expected chunk IDAT of \d+ bytes and its check sum, found \d+ bytes: the file is cut/,
    ],
    [
      'an empty picture',
      ({ frames: [{ file }] }) => writeFileSync(file, ''),
      'errors',
      /_00000001\.png: expected a PNG, JPEG, PGM or PPM image, found an empty file/,
    ],
    [
      'a picture that is a web page',
      ({ frames }) => writeFileSync(frames.at(-1)!.file, '<html>'),
      'errors',
      /\.png: expected a PNG, JPEG, PGM or PPM image, found a web page/,
    ],
    [
      'frames of different size',
      ({ frames: [, { file }] }) =>
        writeFileSync(file, writePng({ width: 4, height: 3, channels: 1, maximum: 255, data: new Float32Array(12) })),
      'errors',
      /^S005\/00\d: expected frames of one size, found 160 x 122 and 4 x 3$/,
    ],
    [
      'a copy in another sequence',
      ({ frames: [, { file }] }, _, other) => copyFileSync(file, other.frames[1].file),
      'errors',
      /_00000002\.png: holds the same bytes as S005_00\d_00000002\.png; one of them is a copy/,
    ],
    [
      'a frame that is there twice in its sequence',
      ({ frames: [first, second] }) => copyFileSync(first.file, second.file),
      'warnings',
      /_00000002\.png: holds the same bytes as S005_00\d_00000001\.png/,
    ],
    [
      'a gap',
      ({ frames: [, { file, landmarks }] }) => [file, landmarks!].forEach((one) => rmSync(one)),
      'warnings',
      /^S005\/00\d: frame 2 is missing$/,
    ],
    [
      'a lost neutral face',
      ({ frames: [{ file, landmarks }] }) => [file, landmarks!].forEach((one) => rmSync(one)),
      'warnings',
      /^S005\/00\d: expected frames from number 1 on, the neutral face, found 2 first$/,
    ],
    [
      'a lost peak',
      ({ frames }) => [frames.at(-1)!.file, frames.at(-1)!.landmarks!].forEach((one) => rmSync(one)),
      'warnings',
      /_emotion\.txt: expected the emotion of the last frame, \d, found \d$/,
    ],
    [
      'an emotion that is none',
      ({ emotionFiles: [file] }) => writeFileSync(file, '   9.0000000e+00\n'),
      'errors',
      /_emotion\.txt: expected one emotion, a whole number from 0 to 7, found "9\.0000000e\+00"/,
    ],
    [
      'two emotion files',
      ({ emotionFiles: [file] }) => copyFileSync(file, file.replace(/\d{8}_/, '00000001_')),
      'errors',
      /^S005\/00\d: expected one emotion file, found S005_00\d_00000001_emotion\.txt, /,
    ],
    [
      'a label of neutral',
      ({ emotionFiles: [file] }) => writeFileSync(file, '   0.0000000e+00\n'),
      'warnings',
      /^labelled neutral \(0\), which CK\+ has no sequence of: S005\/00\d; they are left out$/,
    ],
    [
      'landmarks of 67 points',
      ({ frames: [{ landmarks }] }) =>
        writeFileSync(landmarks!, readFileSync(landmarks!, 'latin1').split('\n').slice(1).join('\n')),
      'errors',
      /_00000001_landmarks\.txt: .*expected x and y of point 67 of 68/,
    ],
    [
      'landmarks that are missing in a sequence',
      ({ frames }) => frames.forEach(({ landmarks }) => rmSync(landmarks!)),
      'warnings',
      /^sequences without landmarks: S005\/00\d$/,
    ],
    [
      'action units that cannot be read',
      ({ facsFiles: [file] }) => writeFileSync(file, 'x\n'),
      'errors',
      /_facs\.txt: line 1: expected an action unit and its intensity from 0 to 5, found "x"/,
    ],
    [
      'files of others',
      (_, folder) => writeFileSync(join(folder, 'cohn-kanade-images/S005/001/notes.txt'), 'x'),
      'warnings',
      /^not part of the data set: .*notes\.txt$/,
    ],
    [
      'labels without pictures',
      ({ frames }) => frames.forEach(({ file }) => rmSync(file)),
      'warnings',
      /^labels or landmarks of sequences whose pictures are not there: .*S005_00\d/,
    ],
  ])('names %s', async (name, change, level, message) => {
    const { [level]: found } = await checkChanged(name.replaceAll(' ', '-'), change);
    expect(found).toContainEqual(expect.stringMatching(message));
  });

  it('does not drown a reader in lines of one kind', async () => {
    const folder = small.copy('drowned');
    for (const { frames: own } of (await readCkPlusFolder(folder)).sequences)
      for (const { file } of own) writeFileSync(file, 'x');
    const errors = only('error', await ckPlusTools.check(folder));
    expect(errors).toHaveLength(21);
    expect(errors.at(-1)).toBe(`and ${frames - 20} more of this kind`);
  });
});
