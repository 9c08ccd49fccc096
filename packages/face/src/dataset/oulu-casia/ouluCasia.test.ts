import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { writePng } from '../../image/png/writePng.js';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import type { FaceRecipe } from '../../recipe/FaceRecipe.js';
import { openFaceText, ptsText } from '../clip/landmarkTexts.test.support.js';
import { ouluCasia, type OuluCasiaOptions, ouluCasiaEmotions, ouluCasiaTools } from './index.js';

vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);

const folder = temporaryFolder();
const lookalike = join(folder, 'lookalike');
const recipe: FaceRecipe = {
  sites: { kind: 'blocks', rows: 4, columns: 4 },
  features: { kind: 'raw' },
  slices: 3,
  framesPerSlice: 1,
};
const load = (options: Partial<OuluCasiaOptions> = {}) =>
  ouluCasia({ path: lookalike, recipe, cache: false, ...options }).load();
const original = 'OriginalImg/VL/Strong';

beforeAll(async () => {
  await ouluCasiaTools.generate(lookalike, { small: true, subjects: 2 });
}, 60_000);

let copies = 0;
/** A copy of what VL is of the look-alike, changed. */
function changed(change: (folder: string) => void): string {
  const copy = join(folder, `copy-${++copies}`);
  cpSync(lookalike, copy, { recursive: true, filter: (source) => !/^NI/.test(basename(source)) });
  change(copy);
  return copy;
}

const square = () => writePng({ width: 8, height: 8, channels: 1, maximum: 255, data: new Float32Array(64).fill(0.5) });

describe('ouluCasia', () => {
  it('loads the sequences of a condition', async () => {
    const samples = await load();
    expect(samples.shape).toEqual({ S: 12, T: 3, N: 16, D: 1 });
    expect(samples.classes).toEqual([...ouluCasiaEmotions]);
    expect(samples.ids.subject).toEqual([...Array<string>(6).fill('P001'), ...Array<string>(6).fill('P002')]);
    expect(samples.ids.trial).toEqual([...ouluCasiaEmotions, ...ouluCasiaEmotions]);
    expect([...samples.y]).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
    expect(new Set(samples.ids.session)).toEqual(new Set(['1']));
    expect(samples.notes?.filter((note) => !note.includes('look-alike'))).toEqual([]);
    // The same performance under another camera, and only the face of it.
    const [near, cropped] = [await load({ camera: 'NI' }), await load({ images: 'cropped' })];
    expect([near.shape, cropped.shape]).toEqual([samples.shape, samples.shape]);
    expect(near.x).not.toEqual(samples.x);
    expect(cropped.x).not.toEqual(samples.x);
    // Rest in the first slice, another face in the last.
    expect([...samples.x.subarray(0, 16)]).not.toEqual([...samples.x.subarray(32, 48)]);
  });

  it.each(['OriginalImg', 'OriginalImg/VL', 'OriginalImg/VL/Strong'])('finds the pictures from %s', async (inside) => {
    const samples = await load({ path: join(lookalike, inside), subjects: [2] });
    expect(samples.ids.subject).toEqual(Array(6).fill('P002'));
  });

  it('finds pictures that were unpacked twice as deep', async () => {
    const path = changed((copy) => {
      mkdirSync(join(copy, 'B_OriginalImg/B_OriginalImg'), { recursive: true });
      renameSync(join(copy, 'OriginalImg'), join(copy, 'B_OriginalImg/B_OriginalImg/OriginalImg'));
    });
    expect((await load({ path, subjects: ['P001'] })).shape.S).toBe(6);
  });

  it('has a fingerprint of the condition', async () => {
    const of = (options: Partial<OuluCasiaOptions>) => ouluCasia({ path: lookalike, recipe, ...options }).fingerprint();
    const first = await of({});
    expect(await of({})).toBe(first);
    expect(await of({ camera: 'NI' })).not.toBe(first);
    expect(await of({ images: 'cropped' })).not.toBe(first);
  });

  it('takes landmarks of a program, a table or a file per picture', async () => {
    const landmarks = join(folder, 'landmarks');
    for (const subject of ['P001', 'P002']) {
      const tree = join(landmarks, 'VL/Strong', subject);
      mkdirSync(join(tree, 'Anger'), { recursive: true });
      for (let frame = 0; frame < 5; frame++) writeFileSync(join(tree, `Anger/00${frame}.pts`), ptsText(frame));
      for (const emotion of ['Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise']) {
        writeFileSync(join(tree, `${emotion}.csv`), openFaceText([0, 1, 2, 3, 4]));
        writeFileSync(join(tree, `${emotion}_of_details.txt`), 'Input: ...');
      }
    }
    const samples = await load({ landmarks });
    expect(samples.shape).toEqual({ S: 12, T: 3, N: 16, D: 1 });
    const sites = await load({ landmarks, recipe: { sites: { kind: 'landmarks' }, slices: 2 } });
    expect(sites.shape).toMatchObject({ S: 12, T: 2, N: 68 });
    // The face grows longer: the second slice is away from the first frame, the first is it.
    const half = sites.x.length / 24;
    expect(sites.x.subarray(0, half).every((value) => Math.abs(value) < 1e-6)).toBe(true);
    expect(sites.x.subarray(half, 2 * half).some((value) => Math.abs(value) > 0.01)).toBe(true);

    writeFileSync(join(landmarks, 'VL/Strong/P001/Fear.csv'), openFaceText([0, 1, 2, 3, 4], { lost: [2] }));
    await expect(load({ landmarks })).rejects.toThrow(
      /Fear\.csv: expected at most 0 frames without the face in a row, found 1 without it \(frame 3\)/,
    );
    expect((await load({ landmarks, longestGap: 1 })).notes).toContain('1 frames without the face were interpolated.');
    writeFileSync(join(landmarks, 'VL/Strong/P001/Fear.csv'), openFaceText([0, 0, 1, 2, 3, 4]));
    await expect(load({ landmarks })).rejects.toThrow(/Fear\.csv: frame 1: expected one face, found 2/);
    expect((await load({ landmarks, face: 'most-frequent' })).notes).toContain('1 faces of others were passed over.');
    writeFileSync(join(landmarks, 'VL/Strong/P001/Fear.csv'), openFaceText([0, 1, 2]));
    await expect(load({ landmarks })).rejects.toThrow(/Fear\.csv: expected landmarks of 5 frames, found 3/);
    rmSync(join(landmarks, 'VL/Strong/P001/Fear.csv'));
    await expect(load({ landmarks })).rejects.toThrow(/Fear\.csv, or a folder .*, found neither/);
    const skipped = await load({ landmarks, damaged: 'skip' });
    expect(skipped.shape.S).toBe(11);
    expect(skipped.notes).toContainEqual(expect.stringMatching(/^1 of 12 sequences cannot be used .*Fear/));
  });

  it.each<[string, (copy: string) => void, RegExp]>([
    [
      'a cut picture',
      (copy) => {
        const file = join(copy, original, 'P001/Fear/002.jpeg');
        writeFileSync(file, readFileSync(file).subarray(0, 900));
      },
      /P001\/Fear\/002\.jpeg: byte \d+: expected the end of the image/,
    ],
    [
      'frames of different size',
      (copy) => writeFileSync(join(copy, original, 'P001/Fear/002.jpeg'), square()),
      /Fear\/000\.jpeg: expected all frames of its size, 160 x 120 gray, found 8 x 8 gray in .*002\.jpeg/,
    ],
    [
      'a folder without pictures',
      (copy) =>
        readdirSync(join(copy, original, 'P001/Fear')).forEach((name) =>
          rmSync(join(copy, original, 'P001/Fear', name)),
        ),
      /P001\/Fear: expected PNG, JPEG, PGM or PPM images, found an empty folder/,
    ],
  ])('refuses or skips %s', async (_, change, message) => {
    const path = changed(change);
    await expect(load({ path })).rejects.toThrow(message);
    const samples = await load({ path, damaged: 'skip' });
    expect(samples.shape.S).toBe(11);
    expect(samples.notes).toContainEqual(expect.stringMatching(message));
  });

  it('says what is not there, and what is odd', async () => {
    const path = changed((copy) => {
      rmSync(join(copy, original, 'P002/Fear'), { recursive: true });
      rmSync(join(copy, original, 'P001/Anger/002.jpeg'));
      writeFileSync(join(copy, 'PreProcess_Img/VL_Acropped/Strong/P001/Anger/003.jpeg'), square());
    });
    const samples = await load({ path });
    expect(samples.shape.S).toBe(11);
    expect(samples.notes).toContain('1 sequences are not there: P002/Fear.');
    expect(samples.notes).toContainEqual(
      expect.stringContaining('is odd (VL/Strong/P001/Anger: frame 2 is missing); strnn doctor oulu-casia'),
    );
    expect((await load({ path, images: 'cropped' })).notes).toContain(
      '1 frames had another size than the first of their recording and were resized.',
    );
  });

  it('refuses options and folders that cannot be', async () => {
    const of = (options: object) => () => ouluCasia({ path: lookalike, ...options });
    expect(of({ camera: 'VIS' })).toThrow("ouluCasia.camera: unknown camera 'VIS'");
    expect(of({ light: 'strong' })).toThrow("Did you mean 'Strong'?");
    expect(of({ lite: 'Dark' })).toThrow("unknown option 'lite'");
    expect(of({ landmarks: 3 })).toThrow(
      'ouluCasia.landmarks: expected the name of a folder, or false for none, found 3',
    );
    expect(of({ subjects: [1, 'P001'] })).toThrow("names the subject 'P001' twice");
    expect(of({ recipe: { align: {} } })).toThrow(
      'ouluCasia.recipe.align: an alignment needs landmarks; Oulu-CASIA brings none',
    );
    expect(of({ recipe: { sites: { kind: 'regions' } } })).toThrow('recipe.sites: regions needs landmarks');
    await expect(load({ light: 'Dark' })).rejects.toThrow(
      /expected original pictures of VL in Dark light, found original NI Strong, original VL Strong, cropped NI Strong/,
    );
    await expect(load({ subjects: ['P009'] })).rejects.toThrow("the subject 'P009' is not there");
    await expect(load({ path: join(folder, 'nowhere') })).rejects.toThrow('found nothing');
    await expect(load({ path: join(lookalike, original, 'P001/Anger') })).rejects.toThrow(/found 000\.jpeg, 001/);
    const twice = changed((copy) =>
      cpSync(join(copy, 'OriginalImg'), join(copy, 'again/OriginalImg'), { recursive: true }),
    );
    await expect(load({ path: twice })).rejects.toThrow('give the path of one copy');
  });
});

describe('checkOuluCasia', () => {
  const only = (level: CheckResult['level'], results: readonly CheckResult[]) =>
    results.filter((result) => result.level === level).map(({ message }) => message);

  it('finds nothing wrong with a look-alike but that it is one', async () => {
    const results = await ouluCasiaTools.check(lookalike);
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([
      expect.stringContaining('this is a generated look-alike'),
      ...['NI', 'VL'].flatMap((camera) => [
        `original pictures of ${camera} in Strong light: 12 sequences of 2 subjects; expected 480 of 80. What is there can be used`,
        `original pictures of ${camera} in Strong light: expected pictures of 320 x 240 pixels, found 160 x 120 gray`,
      ]),
      ...['NI', 'VL'].map(
        (camera) => expect.stringContaining(`cropped pictures of ${camera} in Strong light: 12 sequences`) as string,
      ),
    ]);
    expect(only('ok', results)).toContain('cropped pictures of VL in Strong light: pictures: 60 of 74 x 74 gray');
  });

  it('names damage', async () => {
    const path = changed((copy) => {
      const inside = (name: string) => join(copy, original, name);
      writeFileSync(inside('P001/Fear/002.jpeg'), 'text');
      copyFileSync(inside('P001/Anger/001.jpeg'), inside('P002/Anger/001.jpeg'));
      writeFileSync(inside('P002/Disgust/001.jpeg'), square());
      rmSync(inside('P002/Sadness'), { recursive: true });
      rmSync(inside('P002/Surprise/003.jpeg'));
      mkdirSync(inside('P002/Boredom'));
      mkdirSync(inside('P001/Happy'));
    });
    const results = await ouluCasiaTools.check(path);
    expect(only('error', results)).toEqual([
      expect.stringMatching(/Fear\/002\.jpeg: expected a PNG, JPEG, PGM or PPM image, found text/),
      expect.stringMatching(/P002\/Anger\/001\.jpeg: holds the same bytes as .*P001\/Anger\/001\.jpeg/),
      'VL/Strong/P002/Disgust: expected frames of one size, found 160 x 120 and 8 x 8',
    ]);
    const warnings = only('warning', results);
    expect(warnings).toContain('original pictures of VL in Strong light: not there: P002/Sadness');
    expect(warnings).toContainEqual(expect.stringMatching(/not part of the data set: .*P001\/Happy, .*P002\/Boredom$/));
    expect(warnings).toContain('VL/Strong/P002/Surprise: frame 3 is missing');
    expect(only('error', await ouluCasiaTools.check(join(folder, 'nowhere')))).toHaveLength(1);
  });
});
