import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { readPng } from '../../image/png/readPng.js';
import { asciiTable } from './asciiTable.js';
import { generateCkPlus } from './generateCkPlus.js';

const root = temporaryFolder();

function hashOf(folder: string): string {
  const hash = createHash('sha1');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(png|txt)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

describe('generateCkPlus', () => {
  it('writes the form of the real files', async () => {
    const folder = join(root, 'form');
    const { files, planted, bytes } = await generateCkPlus(folder, { small: true, subjects: 1 });
    expect(files).toContain('README-LOOKALIKE.txt');
    expect(planted).toContain('from rest to the peak');
    expect(bytes).toBeGreaterThan(100_000);
    const of = (pattern: RegExp): string[] => files.filter((file) => pattern.test(file));
    const images = of(/^cohn-kanade-images\/S005\/00\d\/S005_00\d_0000000\d\.png$/);
    const landmarks = of(/^Landmarks\/S005\/00\d\/S005_00\d_0000000\d_landmarks\.txt$/);
    expect(landmarks).toHaveLength(images.length);
    expect(of(/^Emotion\/S005\/00\d\/S005_00\d_0000000\d_emotion\.txt$/)).toHaveLength(7);
    expect(of(/^FACS\/S005\/00\d\/S005_00\d_0000000\d_facs\.txt$/)).toHaveLength(8);
    // The rest: the look-alike's own file and .DS_Store.
    expect(files).toHaveLength(2 * images.length + 7 + 8 + 2);
    // A sequence without an emotion has an empty folder.
    const empty = readdirSync(join(folder, 'Emotion/S005')).filter(
      (name) => readdirSync(join(folder, 'Emotion/S005', name)).length === 0,
    );
    expect(empty).toHaveLength(1);
    const text = readFileSync(join(folder, landmarks[0]), 'latin1');
    expect(text).toMatch(/^(( {3}\d\.\d{7}e\+0\d){2}\n){68}$/);
    const image = readPng(readFileSync(join(folder, images[0])), images[0]);
    expect([image.width, image.height, image.channels, image.maximum]).toEqual([160, 122, 1, 255]);
  });

  it('makes the second subject in colour', async () => {
    const folder = join(root, 'colour');
    await generateCkPlus(folder, { small: true, subjects: 2 });
    const subjects = readdirSync(join(folder, 'cohn-kanade-images')).sort();
    expect(subjects).toEqual(['S005', 'S010']);
    const kinds = subjects.map((subject) => {
      const inside = join(folder, 'cohn-kanade-images', subject, '001');
      const { width, height, channels } = readPng(
        readFileSync(join(inside, readdirSync(inside).sort().at(-1)!)),
        subject,
      );
      return [width, height, channels];
    });
    expect(kinds).toEqual([
      [160, 122, 1],
      [160, 120, 3],
    ]);
  });

  it('is the same for the same seed, in bytes, whatever the number of subjects, and another for another', async () => {
    await generateCkPlus(join(root, 'other'), { small: true, subjects: 1, seed: 2 });
    const [form, colour, other] = ['form', 'colour', 'other'].map((name) => {
      return ['cohn-kanade-images', 'Landmarks', 'Emotion', 'FACS'].map((kind) =>
        hashOf(join(root, name, kind, 'S005')),
      );
    });
    expect(colour).toEqual(form);
    expect(other[0]).not.toBe(form[0]);
  });

  it('refuses what cannot be', async () => {
    await expect(generateCkPlus(join(root, 'form'))).rejects.toThrow('expected a folder that is empty or absent');
    await expect(generateCkPlus(join(root, 'x'), { subjects: 124 })).rejects.toThrow(
      'subjects: expected a number from 1 to 123, found 124',
    );
  });
});

describe('asciiTable', () => {
  it('writes numbers as MATLAB does', () => {
    expect(asciiTable([[3], [-12.5, 0.00025]])).toBe('   3.0000000e+00\n  -1.2500000e+01   2.5000000e-04\n');
    expect(asciiTable([])).toBe('');
  });
});
