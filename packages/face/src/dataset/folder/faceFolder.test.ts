import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { writePng } from '../../image/png/writePng.js';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import type { FaceRecipe } from '../../recipe/FaceRecipe.js';
import { hasFfmpeg, makeVideo } from '../../video/videos.test.support.js';
import { facePoints, openFaceText, ptsText } from '../clip/landmarkTexts.test.support.js';
import { faceFolder, type FaceFolderOptions, faceFolderTools } from './index.js';

vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

const root = temporaryFolder();
const lookalike = join(root, 'lookalike');
const recipe: FaceRecipe = {
  sites: { kind: 'blocks', rows: 4, columns: 4 },
  features: { kind: 'raw' },
  slices: 3,
  framesPerSlice: 1,
};
const unaligned: FaceRecipe = { ...recipe, align: false };
const load = (options: Partial<FaceFolderOptions> = {}) =>
  faceFolder({ path: lookalike, recipe, cache: false, ...options }).load();
const only = (level: CheckResult['level'], results: readonly CheckResult[]) =>
  results.filter((result) => result.level === level).map(({ message }) => message);

beforeAll(async () => {
  await faceFolderTools.generate(lookalike, { small: true, subjects: 2 });
}, 60_000);

const picture = (width: number, height: number, level: number) =>
  writePng({
    width,
    height,
    channels: 1,
    maximum: 255,
    data: Float32Array.from({ length: width * height }, (_, i) => ((i + level) % 255) / 255),
  });

let folders = 0;
/** A folder with a table and files of its own. */
function made(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, `made-${++folders}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
const frames = (name: string, level: number, count = 3) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}/${i}.png`, picture(160, 120, level + i)]));

describe('faceFolder', () => {
  it('loads what the table says', async () => {
    const samples = await load();
    expect(samples.shape).toEqual({ S: 6, T: 3, N: 16, D: 1 });
    expect(samples.classes).toEqual(['happy', 'sadness', 'surprise']);
    expect(samples.ids).toMatchObject({
      subject: ['p01', 'p01', 'p01', 'p02', 'p02', 'p02'],
      session: Array(6).fill('1'),
      trial: ['1', '2', '3', '1', '2', '3'],
    });
    expect([...samples.y]).toEqual([0, 1, 2, 0, 1, 2]);
    const some = await load({ classes: ['surprise', 'happy'], subjects: ['p02'] });
    expect([some.classes, [...some.y]]).toEqual([
      ['surprise', 'happy'],
      [1, 0],
    ]);
    expect(some.notes).toContain('1 of 3 clips are of other classes and were left out.');
    expect(some.x.subarray(0, 48)).toEqual(samples.x.subarray(3 * 48, 4 * 48));
    const sites = await load({ recipe: { sites: { kind: 'landmarks' } } });
    expect(sites.shape).toMatchObject({ S: 6, N: 68 });
  });

  it('does not take labels out of the cache that have changed', async () => {
    const folder = join(root, 'relabelled');
    cpSync(lookalike, folder, { recursive: true });
    const cache = join(root, 'cache');
    const table = readFileSync(join(folder, 'clips.csv'), 'utf8');
    const source = () => faceFolder({ path: folder, recipe, cache });
    const before = await source().fingerprint();
    expect([...(await source().load()).y]).toEqual([0, 1, 2, 0, 1, 2]);
    writeFileSync(join(folder, 'clips.csv'), table.replaceAll('surprise', 'awe'));
    expect(await source().fingerprint()).not.toBe(before);
    const samples = await source().load();
    expect([samples.classes, [...samples.y]]).toEqual([
      ['awe', 'happy', 'sadness'],
      [1, 2, 0, 1, 2, 0],
    ]);
  });

  it('takes parts of recordings by their times, with the landmarks of these times', async () => {
    const folder = made({
      'clips.csv':
        'subject,label,frames,landmarks,start,end\na,x,a,a.csv,0,0.12\na,y,a,a.csv,0.12,\nb,x,b,b,0.04,0.12\nb,y,c.png,,,\n',
      ...frames('a', 0, 6),
      ...frames('b', 20, 6),
      'c.png': picture(160, 120, 99),
      'a.csv': openFaceText([0, 1, 2, 3, 4, 5]),
      ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`b/${i}.pts`, ptsText(i)])),
    });
    const samples = await load({ path: folder, recipe: unaligned, frameRate: 25 });
    expect(samples.ids.trial).toEqual(['a', 'a@0.12', 'b@0.04', 'c']);
    // A block of the first slice of the second part is one of frame 3.
    const whole = await load({
      path: made({
        'clips.csv': 'subject,label,frames\na,x,a\nb,y,b\n',
        ...frames('a', 0, 6),
        ...frames('b', 20, 6),
      }),
      recipe: { ...unaligned, slices: 6 },
    });
    expect([...samples.x.subarray(48, 64)]).toEqual([...whole.x.subarray(48, 64)]);
    expect([...samples.x.subarray(96, 112)]).toEqual([...whole.x.subarray(7 * 16, 8 * 16)]);
    await expect(load({ path: folder, recipe: unaligned })).rejects.toThrow(
      /3 problems: line 2: column 'start': expected nothing for a folder of frames, whose times are not known; give the option frameRate\n {2}line 3: .*\n {2}line 4/,
    );
  });

  it('takes landmarks alone for landmark sites', async () => {
    const columns = Array.from({ length: 68 }, (_, i) => `x${i},y${i}`).join(',');
    const row = (frame: number) => facePoints(frame).flat().join(',');
    const folder = made({
      'clips.csv': 'subject,label,landmarks\na,x,a.csv\nb,y,b.csv\n',
      'a.csv': `${columns}\n${[0, 1, 2].map(row).join('\n')}\n`,
      'b.csv': `${columns}\n${[2, 1, 0].map(row).join('\n')}\n`,
    });
    const samples = await load({ path: folder, recipe: { sites: { kind: 'landmarks' }, slices: 2 } });
    expect(samples.shape).toMatchObject({ S: 2, T: 2, N: 68 });
    await expect(load({ path: folder })).rejects.toThrow(
      /clips\.csv, lines 2, 3: expected frames or a video, which blocks are cut out of, found landmarks alone/,
    );
    expect(only('ok', await faceFolderTools.check(folder))).toContain('clips: 2 of landmarks alone, ibug-68');
  });

  it('does not take a file per picture, whose times are not known, whole for a part of it', async () => {
    const folder = made({
      'clips.csv': 'subject,label,landmarks,start,end\na,x,a,0,0.1\na,y,a,0.1,0.2\n',
      ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`a/${i}.pts`, ptsText(i)])),
    });
    await expect(load({ path: folder, recipe: { sites: { kind: 'landmarks' }, slices: 2 } })).rejects.toThrow(
      /0\.pts: expected times, by which a part of the recording is found; found 6 frames without times/,
    );
  });

  it('lists all problems of the table, by line', async () => {
    const folder = made({
      'clips.csv':
        'subject,label,frames,video,landmarks,session,trial,start,end\n' +
        'a,x,a,,,1,1,,\n' +
        ',x,a,,,1,2,,\n' +
        'a,,../a,,,,,\n' +
        'b,x,nowhere,,,,,,\n' +
        'b,X,,none.avi,,,,2,1\n' +
        'b,X,,none.avi,,,,,\n' +
        'A,y,a,,lost.csv,,,-1,\n' +
        'a,x,b,,,1,1,,\n' +
        'c,z,b,,lost.csv,1,1,,\n' +
        'd,x,,,,,,,\n' +
        'd,x,b,none.avi,,,,,\n',
      ...frames('a', 0),
      ...frames('b', 5),
    });
    const error = await load({ path: folder }).then(
      () => '',
      (cause: Error) => cause.message,
    );
    expect(error.replaceAll(folder, '').split('\n  ')).toEqual([
      "/clips.csv: 12 problems: line 3: column 'subject': expected the name of the subject, found nothing",
      'line 4: expected 9 cells as in the first line, found 8',
      'line 5: /nowhere: expected a folder of frames, found nothing.',
      "line 6: column 'end': expected a time after the start at 2 s, found '1'",
      "line 7: column 'label': expected 'x' spelled as in line 2, found 'X'",
      "line 7: column 'video': expected a video file, found nothing at /none.avi",
      "line 8: column 'start': expected a number of seconds from 0, such as 12.5, found '-1'",
      "line 9: subject a, session 1 has the trial '1' in line 2 already",
      'line 10: shares frames of b with line 9 (from 0 s)',
      'line 10: /lost.csv: expected a landmark file, or a folder of them, found nothing',
      'and 2 more',
    ]);
    const errors = only('error', await faceFolderTools.check(folder));
    expect(errors.filter((message) => message.startsWith('clips.csv, line '))).toHaveLength(12);
  });

  it.each([
    ['', 'expected the columns subject, label and frames or video, and a row per clip, found an empty file'],
    ['subject,label,frames\n', 'expected a row per clip, found none'],
    ['subject;label;frames\n', "line 1: expected columns with commas between them, found 'subject;label;frames'"],
    ['subject,labels,frames\n', "line 1: unknown column 'labels'. Did you mean 'label'?"],
    ['subject,frames\n', "line 1: expected the column 'label', found subject, frames"],
    ['subject,label,label,frames\n', "line 1: the column 'label' is there twice"],
    ['subject,label\na,b\n', "line 1: expected a column 'frames', 'video' or 'landmarks', found subject, label"],
    ['subject,label,frames\n"a,b\n', 'not a CSV table'],
    [Uint8Array.of(0xf6, 0x2c), "expected text in UTF-8, found other bytes; save the table as 'CSV UTF-8'"],
  ])('refuses the table %j', async (text, message) => {
    await expect(load({ path: made({ 'clips.csv': text }) })).rejects.toThrow(message);
  });

  const damage: [string, Record<string, string | Uint8Array>, RegExp][] = [
    ['frames of different size', { 'a/1.png': picture(8, 8, 0) }, /a\/0\.png: expected all frames of its size/],
    ['a cut frame', { 'a/1.png': picture(160, 120, 0).subarray(0, 200) }, /a\/1\.png: byte \d+: expected/],
    ['two faces', { 'a.csv': openFaceText([0, 1, 1, 2]) }, /a\.csv: frame 2: expected one face, found 2/],
    [
      'no face',
      { 'a.csv': openFaceText([0, 1, 2], { lost: [0, 1, 2] }) },
      /a\.csv: expected a face in one of 3 frames, found none/,
    ],
    [
      'a frame without a face',
      { 'a.csv': openFaceText([0, 1, 2], { lost: [1] }) },
      /a\.csv: expected at most 0 frames without the face in a row/,
    ],
    ['landmarks of fewer frames', { 'a.csv': openFaceText([0, 1]) }, /a\.csv: expected landmarks of 3 frames, found 2/],
    [
      'other landmarks',
      { 'a.csv': 'x0,y0,x1,y1\n1,2,3,4\n1,2,3,4\n1,2,3,4\n' },
      /a\.csv: frame 0: expected 68 points \(ibug-68\), found 2/,
    ],
    [
      'landmarks of another picture',
      { 'a.csv': openFaceText([0, 1, 2]).replaceAll(/ (\d\d\d?\.\d)/g, ' 1$1') },
      /a\.csv: frame 0: expected most of 68 points inside 160 x 120 pixels/,
    ],
  ];
  it.each(damage)('refuses or skips %s', async (_, files, message) => {
    const folder = made({
      'clips.csv': 'subject,label,frames,landmarks\na,x,a,a.csv\nb,x,b,b.csv\nc,y,c,c.csv\n',
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.csv`, openFaceText([0, 1, 2])])),
      ...frames('a', 0),
      ...frames('b', 10),
      ...frames('c', 20),
      ...files,
    });
    await expect(load({ path: folder })).rejects.toThrow(message);
    const samples = await load({ path: folder, damaged: 'skip' });
    expect(samples.ids.subject).toEqual(['b', 'c']);
    expect(samples.notes).toContainEqual(
      expect.stringMatching(/^1 of 3 recordings could not be used and were left out: /),
    );
    expect(samples.notes).toContainEqual(expect.stringMatching(message));
  });

  it('refuses options that cannot be, and what is not there', async () => {
    const of = (options: object) => () => faceFolder({ path: lookalike, ...options });
    expect(of({ landmarks: 'x' })).toThrow("faceFolder: unknown option 'landmarks'");
    expect(of({ frameRate: 0 })).toThrow('faceFolder.frameRate: expected a number of frames per second, found 0');
    expect(of({ image: { width: 3 } })).toThrow('faceFolder.image: expected a size in pixels');
    expect(of({ classes: ['a'] })).toThrow('faceFolder.classes: expected a list of different names, two or more');
    expect(of({ table: '' })).toThrow('faceFolder.table: expected the name of the table');
    expect(of({ scheme: { name: 'own', count: 0 } })).toThrow(
      'faceFolder.scheme: expected count to be an integer >= 1',
    );
    await expect(load({ classes: ['happy', 'sad'] })).rejects.toThrow("faceFolder.classes: unknown class 'sad'");
    await expect(load({ subjects: ['p03'] })).rejects.toThrow("the subject 'p03' is not there");
    await expect(load({ path: join(root, 'nowhere') })).rejects.toThrow('expected the table of clips');
    const plain = made({ 'clips.csv': 'subject,label,frames\na,x,a\nb,y,b\n', ...frames('a', 0), ...frames('b', 9) });
    await expect(load({ path: plain })).rejects.toThrow(
      /clips\.csv, lines 2, 3: expected landmarks, which the alignment goes by, found none/,
    );
    expect((await load({ path: plain, recipe: unaligned })).shape.S).toBe(2);
  });

  it.skipIf(!hasFfmpeg)('takes videos and parts of them (needs ffmpeg)', async () => {
    const folder = made({
      'clips.csv':
        'subject,label,video,landmarks,start,end\na,x,a.avi,a.csv,0,0.2\na,y,a.avi,a.csv,0.2,\nb,x,b.avi,b.csv,,\n',
      'a.csv': openFaceText([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
      'b.csv': openFaceText([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    });
    for (const [name, source] of [
      ['a', 'testsrc'],
      ['b', 'testsrc2'],
    ])
      makeVideo('-f', 'lavfi', '-i', `${source}=size=160x120:rate=25:duration=0.4`, join(folder, `${name}.avi`));
    const samples = await load({ path: folder });
    expect(samples.ids.trial).toEqual(['a', 'a@0.2', 'b']);
    expect(samples.x.subarray(0, 48)).not.toEqual(samples.x.subarray(48, 96));
    writeFileSync(join(folder, 'a.csv'), openFaceText([0, 1, 2, 3, 4]));
    await expect(load({ path: folder })).rejects.toThrow(
      /a\.csv: expected landmarks of the frame at 0\.2 s, found none/,
    );
  });
});

describe('checkFaceFolder', () => {
  it('finds nothing wrong with an example', async () => {
    const results = await faceFolderTools.check(lookalike);
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([expect.stringContaining('this is a generated look-alike')]);
    expect(only('ok', results)).toEqual([
      `folder ${lookalike}`,
      'clips.csv: 6 clips of 2 subjects',
      'clips: 6 of 160 x 120, ibug-68',
      'classes: happy, sadness, surprise',
    ]);
  });

  it('names damage', async () => {
    const folder = join(root, 'damaged');
    cpSync(lookalike, folder, { recursive: true });
    cpSync(join(folder, 'frames/p01_3'), join(folder, 'frames/p02_3'), { recursive: true });
    writeFileSync(join(folder, 'frames/p01_2/3.png'), 'text');
    rmSync(join(folder, 'landmarks/p01_1/2.pts'));
    writeFileSync(join(folder, 'landmarks/p01_3.csv'), 'x0,y0,x1,y1\n1,2,3,4\n');
    expect(only('error', await faceFolderTools.check(folder))).toEqual([
      expect.stringMatching(
        /^clips\.csv, line 2: .*landmarks\/p01_1: expected a landmark file for each of 5 frames, found 4 files and none for 2\.png$/,
      ),
      expect.stringMatching(/^clips\.csv, line 3: .*p01_2\/3\.png: expected a PNG, JPEG, PGM or PPM image, found text/),
      expect.stringMatching(/^clips\.csv, line 4: .*p01_3\.csv: expected landmarks of 5 frames, found 1$/),
      'frames/p02_3: holds the same bytes as frames/p01_3; one of them is a copy',
    ]);
    expect(only('warning', await faceFolderTools.check(folder))).toContain(
      'class happy: only 1 of 2 subjects have it; a model may learn the subject instead',
    );
    rmSync(join(folder, 'clips.csv'));
    expect(only('error', await faceFolderTools.check(folder))).toEqual([
      expect.stringContaining('expected the table of clips (columns subject, label, frames'),
    ]);
  });
});
