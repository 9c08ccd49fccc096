import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { ckPlusEmotions } from './ckPlusFacts.js';
import { readCkPlusFacs } from './readCkPlusFacs.js';
import { readCkPlusFolder } from './readCkPlusFolder.js';
import { type SmallCkPlus, smallCkPlus } from './smallCkPlus.test.support.js';

const root = temporaryFolder();
let small: SmallCkPlus;
beforeAll(async () => {
  small = await smallCkPlus(root, 2);
});

/** The name of the file of a kind in a sequence's folder: the first, or the last. */
function fileIn(folder: string, place: -1 | 0 = 0): string {
  return join(folder, readdirSync(folder).sort().at(place)!);
}

/** Everything but where it lies. */
async function contentOf(path: string): Promise<unknown> {
  const { sequences } = await readCkPlusFolder(path);
  return sequences.map(({ name, label, frames, facsFiles, problems }) => ({
    name,
    label,
    numbers: frames.map(({ number }) => number),
    landmarks: frames.filter(({ landmarks }) => landmarks !== undefined).length,
    facs: facsFiles.length,
    problems,
  }));
}

describe('readCkPlusFolder', () => {
  it('lists sequences with frames in order, labels, landmarks and action units', async () => {
    const found = await readCkPlusFolder(small.folder);
    expect(found.images).toBe(join(small.folder, 'cohn-kanade-images'));
    expect(found.emotions).toBe(join(small.folder, 'Emotion'));
    expect([found.orphans, found.strangers, found.ignored]).toEqual([[], [], 1]);
    expect(found.sequences.map(({ name }) => name)).toEqual(
      ['S005', 'S010'].flatMap((subject) => [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${subject}/00${n}`)),
    );
    for (const {
      subject,
      sequence,
      name,
      frames,
      label,
      code,
      unlabelled,
      emotionFiles,
      facsFiles,
      problems,
    } of found.sequences) {
      expect(`${subject}/${sequence}`).toBe(name);
      expect(frames.map(({ number }) => number)).toEqual(frames.map((_, i) => i + 1));
      expect(frames.every(({ file, landmarks }) => landmarks?.includes(file.slice(-25, -4)))).toBe(true);
      expect([facsFiles.length, problems]).toEqual([1, []]);
      expect((await readCkPlusFacs(facsFiles[0])).every(({ intensity }) => intensity >= 1 && intensity <= 5)).toBe(
        true,
      );
      if (label === undefined) expect([code, unlabelled, emotionFiles]).toEqual([undefined, 'no emotion file', []]);
      else expect([ckPlusEmotions[code! - 1], unlabelled, emotionFiles.length]).toEqual([label, undefined, 1]);
    }
    for (const subject of ['S005', 'S010']) {
      const own = found.sequences.filter((sequence) => sequence.subject === subject);
      expect(own.flatMap(({ label }) => label ?? []).sort()).toEqual([...ckPlusEmotions]);
    }
  });

  it('finds the same wherever a distribution puts the folders', async () => {
    const expected = await contentOf(small.folder);
    const nested = join(small.copy('nested'), 'CK+');
    mkdirSync(nested);
    for (const [from, to] of [
      ['cohn-kanade-images', 'extended-cohn-kanade-images/cohn-kanade-images'],
      ['Emotion', 'Emotion_labels/Emotion'],
      ['FACS', 'FACS_labels/FACS'],
      ['Landmarks', 'Landmarks/Landmarks'],
    ]) {
      mkdirSync(join(nested, to.split('/')[0]), { recursive: true });
      renameSync(join(nested, '..', from), join(nested, to));
    }
    mkdirSync(join(nested, '__MACOSX/extended-cohn-kanade-images/cohn-kanade-images/S005'), { recursive: true });
    writeFileSync(join(nested, 'extended-cohn-kanade-images/cohn-kanade-images/S005/001/._S005_001_00000001.png'), 'x');
    for (const path of ['', '..', 'extended-cohn-kanade-images/cohn-kanade-images', 'Emotion_labels/Emotion']) {
      expect(await contentOf(join(nested, path)), path).toEqual(expected);
    }
    expect((await readCkPlusFolder(nested)).ignored).toBe(2);
    for (const path of ['cohn-kanade-images', 'Landmarks']) {
      expect(await contentOf(join(small.folder, path)), path).toEqual(expected);
    }
    // Another copy beside this one is not mixed in.
    const other = small.copy('ck-plus-2');
    expect(await contentOf(join(other, 'cohn-kanade-images'))).toEqual(expected);
    expect((await readCkPlusFolder(join(other, 'cohn-kanade-images'))).emotions).toBe(join(other, 'Emotion'));
    const together = small.copy('together');
    for (const name of ['Emotion', 'FACS', 'Landmarks']) {
      cpSync(join(together, name), join(together, 'cohn-kanade-images'), { recursive: true });
      rmSync(join(together, name), { recursive: true });
    }
    expect(await contentOf(together)).toEqual(expected);
    expect(await contentOf(join(together, 'cohn-kanade-images'))).toEqual(expected);
  });

  it('does without landmarks, action units and emotions', async () => {
    const folder = small.copy('without');
    for (const name of ['FACS', 'Landmarks', 'Emotion']) rmSync(join(folder, name), { recursive: true });
    const found = await readCkPlusFolder(folder);
    expect([found.emotions, found.landmarks, found.facs]).toEqual([undefined, undefined, undefined]);
    expect(found.sequences).toHaveLength(16);
    expect(found.sequences.every(({ label, problems }) => label === undefined && problems.length === 0)).toBe(true);
  });

  it('names what is wrong with a sequence', async () => {
    const folder = small.copy('wrong');
    const { sequences } = await readCkPlusFolder(folder);
    const [first, second, third, fourth] = sequences.filter(({ label }) => label !== undefined);
    const replaced = (text: string): string => text.replace(small.folder, folder);
    // A gap, a lost landmark file, and landmarks of a frame that is not there.
    rmSync(replaced(first.frames[1].file));
    rmSync(replaced(first.frames[2].file));
    rmSync(replaced(first.frames[3].landmarks!));
    // A frame of which there are two, and a label of a frame that is not the last.
    copyFileSync(second.frames[0].file, second.frames[0].file.replace('.png', '.pgm'));
    const renamed = second.emotionFiles[0].replace(/\d{8}_/, '00000003_');
    renameSync(second.emotionFiles[0], renamed);
    // A label that is none, and two.
    writeFileSync(third.emotionFiles[0], '   8.0000000e+00\n');
    copyFileSync(fourth.emotionFiles[0], fourth.emotionFiles[0].replace(/\d{8}_/, '00000002_'));
    // Labels without pictures, and other files.
    rmSync(join(folder, 'cohn-kanade-images/S010/008'), { recursive: true });
    writeFileSync(join(folder, 'cohn-kanade-images/S010/001/notes.txt'), 'x');
    writeFileSync(join(folder, 'cohn-kanade-images/S010/001/S005_001_00000001.png'), 'x');
    mkdirSync(join(folder, 'Emotion/S010/old'));

    const found = await readCkPlusFolder(folder);
    const of = (name: string): (typeof found.sequences)[number] =>
      found.sequences.find((sequence) => sequence.name === name)!;
    expect(of(first.name).problems).toEqual([
      `${first.name}: frames 2 to 3 are missing`,
      `${first.name}: 1 of ${first.frames.length - 2} frames have no landmark file`,
      `${first.name}: 2 landmark files are of frames that are not there`,
    ]);
    expect(of(first.name).label).toBe(first.label);
    expect(of(second.name).problems).toEqual([
      expect.stringMatching(/S\d+_00\d_00000001\.png: the frame 1 is there twice, as S\d+_00\d_00000001\.pgm too$/),
      expect.stringMatching(
        `00000003_emotion\\.txt: expected the emotion of the last frame, ${second.frames.length}, found 3`,
      ),
    ]);
    expect(of(second.name).label).toBe(second.label);
    expect(of(third.name).problems).toEqual([
      `${third.emotionFiles[0]}: expected one emotion, a whole number from 0 to 7, found "8.0000000e+00"`,
    ]);
    expect(of(third.name)).toMatchObject({ unlabelled: expect.stringContaining('from 0 to 7') });
    expect(of(third.name).label).toBeUndefined();
    expect(of(fourth.name).problems).toEqual([
      expect.stringMatching(
        /: expected one emotion file, found S\d+_00\d_00000002_emotion\.txt, S\d+_00\d_\d{8}_emotion\.txt$/,
      ),
    ]);
    expect(of(fourth.name).label).toBeUndefined();
    expect(found.orphans.every((file) => file.includes('S010/008'))).toBe(true);
    expect(found.orphans.length).toBeGreaterThanOrEqual(6);
    expect([...found.strangers].sort()).toEqual([
      join(folder, 'Emotion/S010/old'),
      join(folder, 'cohn-kanade-images/S010/001/S005_001_00000001.png'),
      join(folder, 'cohn-kanade-images/S010/001/notes.txt'),
    ]);
  });

  it('says what it wanted where it finds nothing, and of two copies which there are', async () => {
    const empty = join(small.copy('empty'), 'empty');
    mkdirSync(empty);
    await expect(readCkPlusFolder(empty)).rejects.toThrow(
      "found an empty folder. Without the data: 'strnn lookalike ck-plus FOLDER'",
    );
    writeFileSync(join(empty, 'Emotion_labels.zip'), 'x');
    await expect(readCkPlusFolder(empty)).rejects.toThrow('found Emotion_labels.zip. Unpack Emotion_labels.zip first');
    await expect(readCkPlusFolder(join(empty, 'no'))).rejects.toThrow(
      'expected the folder of CK+ with cohn-kanade-images and Emotion in it, found nothing',
    );
    await expect(readCkPlusFolder(join(empty, 'Emotion_labels.zip'))).rejects.toThrow('found a file');
    const twice = small.copy('twice');
    cpSync(join(twice, 'Emotion'), join(twice, 'Emotion copy'), { recursive: true });
    await expect(readCkPlusFolder(twice)).rejects.toThrow(
      `expected one folder with emotions, found ${join(twice, 'Emotion')} and ${join(twice, 'Emotion copy')}: give the path of one copy`,
    );
    const labels = small.copy('labels');
    rmSync(join(labels, 'cohn-kanade-images'), { recursive: true });
    await expect(readCkPlusFolder(labels)).rejects.toThrow(
      'expected pictures such as S005/001/S005_001_00000011.png, found none in',
    );
  });
});

describe('readCkPlusFacs', () => {
  it('reads units and intensities as MATLAB writes them, and refuses anything else with the line', async () => {
    const file = fileIn(join(small.copy('facs'), 'FACS/S005/001'));
    expect(readFileSync(file, 'latin1')).toMatch(/^( {3}\d\.\d{7}e\+0\d {3}\d\.\d{7}e\+00\n)+$/);
    writeFileSync(file, '   9.0000000e+00   4.0000000e+00\r\n   1.7000000e+01   0.0000000e+00\n\n');
    expect(await readCkPlusFacs(file)).toEqual([
      { unit: 9, intensity: 4 },
      { unit: 17, intensity: 0 },
    ]);
    for (const [text, found] of [
      ['1 2\n3\n', 'line 2: expected an action unit and its intensity from 0 to 5, found "3"'],
      ['1 2 3\n', 'line 1: expected an action unit and its intensity from 0 to 5, found "1 2 3"'],
      ['1 6\n', 'found "1 6"'],
      ['x 1\n', 'found "x 1"'],
    ]) {
      writeFileSync(file, text);
      await expect(readCkPlusFacs(file)).rejects.toThrow(found);
    }
  });
});
