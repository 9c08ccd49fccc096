import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import type { CkPlusSequence } from './CkPlusFolder.js';
import { ckPlus, type CkPlusOptions } from './ckPlus.js';
import { ckPlusEmotions } from './ckPlusFacts.js';
import { readCkPlusFolder } from './readCkPlusFolder.js';
import { type SmallCkPlus, smallCkPlus } from './smallCkPlus.test.support.js';

/** How the landmarks move: no picture is read. */
const movement = { sites: { kind: 'landmarks' }, slices: 3 } as const;
/** The mean gray values of 4 x 4 blocks. */
const blocks = { sites: { kind: 'blocks', rows: 4, columns: 4 }, features: { kind: 'raw' }, slices: 2 } as const;

const root = temporaryFolder();
let small: SmallCkPlus;
let options: CkPlusOptions;
beforeAll(async () => {
  small = await smallCkPlus(root, 2);
  options = { path: small.folder, cache: false, recipe: movement };
});

const trials = ({ ids }: Samples): string[] =>
  ids.subject.map((subject, s) => `${subject} ${ids.session[s]} ${ids.trial[s]}`);

describe('ckPlus', () => {
  it('makes one sample of every labelled sequence and counts the others', async () => {
    const samples = await ckPlus(options).load();
    const { sequences } = await readCkPlusFolder(small.folder);
    const labelled = sequences.filter(({ label }) => label !== undefined);
    expect(labelled).toHaveLength(14);
    expect(samples.classes).toEqual([...ckPlusEmotions]);
    expect([samples.shape.S, samples.shape.T, samples.shape.N]).toEqual([14, 3, 68]);
    expect([...samples.y].map((label) => samples.classes[label])).toEqual(labelled.map(({ label }) => label));
    expect(trials(samples)).toEqual(labelled.map(({ subject, sequence }) => `${subject} 1 ${sequence}`));
    expect(samples.notes).toContain('2 of 16 sequences have no emotion label and were left out.');
    expect(samples.notes!.some((note) => note.includes('generated look-alike'))).toBe(true);
  });

  it('describes the pictures', async () => {
    const { shape, x } = await ckPlus({ ...options, recipe: blocks, subjects: ['S010'] }).load();
    expect([shape.S, shape.T, shape.N]).toEqual([7, 2, 16]);
    expect(x.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(new Set(x).size).toBeGreaterThan(100);
  });

  it('leaves contempt out, or adds a class of the first frames', async () => {
    const without = await ckPlus({ ...options, contempt: false }).load();
    expect(without.classes).toEqual(ckPlusEmotions.filter((emotion) => emotion !== 'contempt'));
    expect(without.shape.S).toBe(12);
    expect(without.notes).toContain('2 of 16 sequences show contempt and were left out.');
    expect([...without.y].map((label) => without.classes[label])).not.toContain(undefined);

    const source = ckPlus({ ...options, neutral: 'first-frames', recipe: blocks, subjects: [5] });
    const neutral = await source.load();
    expect(neutral.classes).toEqual([...ckPlusEmotions, 'neutral']);
    expect(neutral.shape.S).toBe(14);
    const isNeutral = Array.from(neutral.ids.window, (window) => window === 1);
    expect([...neutral.y].map((label) => label === 7)).toEqual(isNeutral);
    expect(isNeutral.filter(Boolean)).toHaveLength(7);
    expect(neutral.notes!.some((note) => note.includes('window 1 of the trial'))).toBe(true);
  });

  it('takes the last frames alone, where that is asked for', async () => {
    const at = async (frames: 'all' | 'peak' | number, neutral: false | 'first-frames' = false): Promise<Samples> =>
      ckPlus({ ...options, recipe: { ...blocks, align: false }, subjects: [5], frames, neutral }).load();
    const [all, peak, last, neutral, many] = [
      await at('all'),
      await at('peak'),
      await at(1),
      await at(1, 'first-frames'),
      await at(100),
    ];
    expect(last.x).toEqual(peak.x);
    expect(many.x).toEqual(all.x);
    const { T, N, D } = peak.shape;
    // One frame: every slice is the same.
    for (let i = 0; i < N * D; i++) expect(peak.x[N * D + i]).toBe(peak.x[i]);
    expect(all.x.slice(N * D, T * N * D)).not.toEqual(all.x.slice(0, N * D));
    // A neutral sample follows its emotion.
    expect([...neutral.x.slice(0, T * N * D)]).toEqual([...last.x.slice(0, T * N * D)]);
    expect(neutral.ids.trial[1]).toBe(neutral.ids.trial[0]);
    expect([...neutral.ids.window.slice(0, 2)]).toEqual([0, 1]);
  });

  it('is known by its files and options, and kept in the cache', async () => {
    const cache = join(root, 'cache');
    const first = await ckPlus({ ...options, cache }).load();
    expect(await ckPlus({ ...options, cache }).load()).toEqual(first);
    const some = await ckPlus({ ...options, cache, subjects: ['S010'] }).load();
    expect(some.x).toEqual(first.x.slice(first.x.length / 2));
    const print = await ckPlus(options).fingerprint();
    expect(await ckPlus({ ...options, contempt: false }).fingerprint()).not.toBe(print);
    const folder = small.copy('relabelled');
    expect(await ckPlus({ ...options, path: folder }).fingerprint()).toBe(print);
    const { sequences } = await readCkPlusFolder(folder);
    const [happy] = sequences.filter(({ label }) => label === 'happy');
    writeFileSync(happy.emotionFiles[0], '   1.0000000e+00\n');
    expect(await ckPlus({ ...options, path: folder }).fingerprint()).not.toBe(print);
  });

  it('reads pictures without landmarks where they are not aligned', async () => {
    const folder = small.copy('unaligned');
    rmSync(join(folder, 'Landmarks'), { recursive: true });
    const recipe = { ...blocks, align: false } as const;
    expect((await ckPlus({ ...options, path: folder, recipe, subjects: [5] }).load()).shape.S).toBe(7);
    await expect(ckPlus({ ...options, path: folder, recipe: blocks }).load()).rejects.toThrow(
      'expected landmark files, which the recipe needs, found none; unpack Landmarks.zip beside the pictures, or take blocks and set recipe.align: false',
    );
    rmSync(join(folder, 'Emotion'), { recursive: true });
    await expect(ckPlus({ ...options, path: folder, recipe }).load()).rejects.toThrow(
      'expected emotion files such as Emotion/S005/001/',
    );
  });

  it('varies copies for training', async () => {
    const samples = await ckPlus({ ...options, augment: { copies: 2 }, subjects: [5] }).load();
    expect(samples.shape.S).toBe(21);
    expect(samples.ids.trial.slice(0, 3)).toEqual([samples.ids.trial[0], samples.ids.trial[0], samples.ids.trial[0]]);
  });
});

describe('ckPlus of a damaged copy', () => {
  const damages: [string, (folder: string) => Promise<string>, RegExp][] = [
    [
      'a cut picture',
      async (folder) => {
        const { file } = (await labelled(folder)).frames[1];
        writeFileSync(file, readFileSync(file).subarray(0, 3000));
        return file;
      },
      /the file is cut/,
    ],
    [
      'landmarks of a frame that are missing',
      async (folder) => {
        const { file, landmarks } = (await labelled(folder)).frames[1];
        rmSync(landmarks!);
        return file;
      },
      /expected landmarks for this frame, found no file of its number/,
    ],
    [
      'landmarks of a wrong number',
      async (folder) => {
        const { landmarks } = (await labelled(folder)).frames[1];
        writeFileSync(landmarks!, `${readFileSync(landmarks!, 'latin1')}   1.0000000e+00   1.0000000e+00\n`);
        return landmarks!;
      },
      /expected the end of the file after 68 points/,
    ],
    [
      'landmarks of a picture of another size',
      async (folder) => {
        const { landmarks } = (await labelled(folder)).frames[1];
        writeFileSync(landmarks!, readFileSync(landmarks!, 'latin1').replace(/e\+0[12]/g, 'e+03'));
        return landmarks!;
      },
      /expected most of 68 points inside 160 x 122 pixels/,
    ],
    [
      'frames of different size',
      async (folder) => {
        const { file } = (await labelled(folder)).frames[1];
        writeFileSync(file, 'P2 2 1 255 0 1\n');
        return file;
      },
      /expected 160 x 122 pixels as in the first frame, found 2 x 1/,
    ],
    [
      'an emotion file that holds none',
      async (folder) => {
        const [file] = (await labelled(folder)).emotionFiles;
        writeFileSync(file, '');
        return file;
      },
      /expected one emotion, a whole number from 0 to 7, found an empty file/,
    ],
  ];

  async function labelled(folder: string): Promise<CkPlusSequence> {
    const { sequences } = await readCkPlusFolder(folder);
    return sequences.find(({ label }) => label !== undefined)!;
  }

  it.each(damages)('names the file: %s; or leaves the sequence out and says so', async (name, damage, message) => {
    const folder = small.copy(name.replaceAll(' ', '-'));
    const file = await damage(folder);
    const damaged: CkPlusOptions = { path: folder, cache: false, recipe: blocks, subjects: ['S005'] };
    const error = await ckPlus(damaged)
      .load()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).message).toContain(file);
    expect((error as StrnnError).message).toMatch(message);
    const { shape, notes } = await ckPlus({ ...damaged, damaged: 'skip' }).load();
    expect(shape.S).toBe(6);
    expect(
      notes!.filter((note) => /^1 of \d (recordings could|sequences have an emotion file)/.test(note)),
    ).toHaveLength(1);
    expect(notes!.filter((note) => message.test(note) && note.includes(file))).toHaveLength(1);
  });

  it('uses a sequence with a gap, and says so', async () => {
    const folder = small.copy('gap');
    const { frames, name } = await labelled(folder);
    rmSync(frames[1].file);
    rmSync(frames[1].landmarks!);
    const { shape, notes } = await ckPlus({ ...options, path: folder }).load();
    expect(shape.S).toBe(14);
    expect(
      notes!.some(
        (note) => note.includes(`1 sequences are used although`) && note.includes(`${name}: frame 2 is missing`),
      ),
    ).toBe(true);
  });

  it('refuses a subject that is not there, and another folder', async () => {
    await expect(ckPlus({ ...options, subjects: ['S006'] }).load()).rejects.toThrow(
      "ckPlus.subjects: the subject 'S006' is not there. Did you mean 'S005'? Found: S005, S010.",
    );
    const folder = small.copy('nothing');
    for (const name of ['cohn-kanade-images', 'Emotion', 'FACS', 'Landmarks'])
      rmSync(join(folder, name), { recursive: true });
    await expect(ckPlus({ ...options, path: folder }).load()).rejects.toThrow(
      'expected folders of subjects such as cohn-kanade-images/S005',
    );
    cpSync(join(small.folder, 'Emotion'), join(folder, 'Emotion'), { recursive: true });
    await expect(ckPlus({ ...options, path: folder }).load()).rejects.toThrow('expected pictures such as S005/001/');
  });
});

describe('the options of ckPlus', () => {
  it.each<[unknown, string]>([
    [{}, "ckPlus.path: expected the name of the data set's folder, found undefined"],
    [{ path: 'x', contemt: true }, "ckPlus: unknown option 'contemt'. Did you mean 'contempt'?"],
    [{ path: 'x', contempt: 1 }, 'ckPlus.contempt: expected true or false, found 1'],
    [{ path: 'x', neutral: true }, "ckPlus.neutral: expected false or 'first-frames', found true"],
    [
      { path: 'x', frames: 0 },
      "ckPlus.frames: expected 'all', 'peak' or how many of the last frames, an integer of at least 1, found 0",
    ],
    [{ path: 'x', frames: 'last' }, 'found "last"'],
    [{ path: 'x', damaged: 'skp' }, "ckPlus.damaged: unknown way 'skp'. Did you mean 'skip'?"],
    [{ path: 'x', subjects: [] }, 'ckPlus.subjects: expected a list with at least one subject'],
    [{ path: 'x', subjects: [5, 'S005'] }, "ckPlus.subjects: names the subject 'S005' twice"],
    [{ path: 'x', subjects: [1.5] }, 'ckPlus.subjects: expected names, found 1.5'],
    [{ path: 'x', recipe: { slices: 0 } }, 'ckPlus.recipe.slices'],
    [{ path: 'x', recipe: { site: {} } }, "ckPlus.recipe: unknown option 'site'. Did you mean 'sites'?"],
    [{ path: 'x', augment: { copies: 0 } }, 'ckPlus.augment.copies'],
    [{ path: 'x', cache: 7 }, 'ckPlus.cache: expected the name of a folder, or false for none, found 7'],
    ['x', 'ckPlus: expected an object of options, found "x"'],
  ])('%j are refused at once', (given, message) => {
    expect(() => ckPlus(given as CkPlusOptions)).toThrow(message);
  });
});
