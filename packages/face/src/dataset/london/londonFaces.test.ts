import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { checkScheme, meanShape } from '../../landmark/index.js';
import { blockMeans } from '../../region/blockMeans.js';
import { checkLondon } from './checkLondon.js';
import { londonFaces, type LondonFacesOptions } from './londonFaces.js';
import { readLondonCrop } from './readLondonCrop.js';
import { readLondonLandmarks } from './readLondonLandmarks.js';
import { tem189 } from './tem189.js';

const path = fileURLToPath(new URL('../../../../../datasets/london-faces', import.meta.url));
const root = temporaryFolder();
let copies = 0;
function copy(): string {
  const folder = join(root, String(++copies));
  cpSync(path, folder, { recursive: true });
  return folder;
}

describe('londonFaces', () => {
  it('loads 102 people, neutral and smiling: 1 slice x 49 blocks x 36 HOG features', async () => {
    const { shape, classes, ids, y, sites, notes, slice } = await londonFaces({ path }).load();
    expect(shape).toEqual({ S: 204, T: 1, N: 49, D: 36 });
    expect(classes).toEqual(['neutral', 'smiling']);
    expect(new Set(ids.subject).size).toBe(102);
    expect(ids.trial).toEqual(Array.from(y, (label) => classes[label]));
    expect(y.reduce((sum, label) => sum + label, 0)).toBe(102);
    expect(slice).toBe('the picture');
    expect([sites.picture!.width, sites.picture!.height]).toEqual([96, 102]);
    expect(sites.picture!.areas[48]).toEqual([72, 76.5, 24, 25.5]);
    expect(sites.picture!.gray!.values.every((value) => value >= 0 && value <= 255)).toBe(true);
    expect(notes!.join(' ')).toMatch(/Still pictures.*0\.55.*0\.6/);
  });

  it('has the pixels where they are asked for', async () => {
    const options: LondonFacesOptions = {
      rows: 17,
      columns: 8,
      overlap: 0,
      feature: { kind: 'raw', rows: 3, columns: 6 },
    };
    const { x, shape, ids } = await londonFaces({ path, ...options }).load();
    const { N, D } = shape;
    expect([N, D]).toEqual([136, 18]);
    const s = 101;
    const frames = [await readLondonCrop(join(path, 'crops', `${ids.subject[s]}_${ids.trial[s]}.png`))];
    const pixels = blockMeans({ frames, rows: 51, columns: 48 });
    pixels.forEach((value, i) => {
      const [r, c] = [Math.floor(i / 48), i % 48];
      const site = Math.floor(r / 3) * 8 + Math.floor(c / 6);
      expect(x[(s * N + site) * D + (r % 3) * 6 + (c % 6)]).toBeCloseTo(value, 6);
    });
  });

  it('makes copies for training that name their originals', async () => {
    const feature = { kind: 'raw' } as const;
    const { shape, copyOf, ids } = await londonFaces({ path, feature, augment: { copies: 1 } }).load();
    expect(shape.S).toBe(408);
    expect([...copyOf!.slice(0, 4)]).toEqual([-1, 0, -1, 2]);
    expect(ids.subject[3]).toBe(ids.subject[2]);
  });

  it('is fingerprinted over content and options, not the folder', async () => {
    const folder = copy();
    const fingerprint = await londonFaces({ path }).fingerprint();
    expect(await londonFaces({ path: folder }).fingerprint()).toBe(fingerprint);
    expect(await londonFaces({ path, rows: 6 }).fingerprint()).not.toBe(fingerprint);
    cpSync(join(path, 'crops', '001_neutral.png'), join(folder, 'crops', '001_smiling.png'));
    expect(await londonFaces({ path: folder }).fingerprint()).not.toBe(fingerprint);
  });

  it.each<[unknown, string]>([
    [{ row: 3 }, "londonFaces: unknown option 'row'. Did you mean 'rows'?"],
    [{ feature: { kind: 'flow' } }, "londonFaces.feature.kind: unknown feature 'flow'. Allowed: raw, hog, lbp."],
    [{ feature: 'hog' }, 'londonFaces.feature: expected an object such as { kind: \'hog\' }, found "hog"'],
    [{ rows: 0 }, 'londonFaces.sites.rows: expected an integer >= 1, found 0.'],
    [{ rows: 200 }, 'londonFaces: expected no more blocks than pixels (102 rows, 96 columns), found 200 rows'],
    [{ columns: 60, overlap: 0, feature: { kind: 'lbp' } }, 'lbp needs blocks of at least 3 x 3 pixels'],
    [{ augment: { copies: 0 } }, 'londonFaces.augment'],
    [{ path: 3 }, 'londonFaces.path: expected the name of a folder, found 3'],
  ])('refuses %j at once', (options, message) => {
    expect(() => londonFaces(options as LondonFacesOptions)).toThrow(
      expect.objectContaining({ code: 'option', message: expect.stringContaining(message) as string }),
    );
  });

  it('refuses tables and pictures that are none, naming them', async () => {
    const folder = copy();
    const table = join(folder, 'labels.csv');
    const text = readFileSync(table, 'utf8');
    for (const [broken, message] of [
      ['file,label\n', `${table}: line 1: expected file,face_id,label`],
      [text.replace('001,neutral', '002,neutral'), `${table}: line 2: expected a row such as 001_neutral.png`],
      [
        text.replace('001_smiling.png,001,smiling', '001_neutral.png,001,neutral'),
        'line 3: expected every picture once',
      ],
      [text.slice(0, text.indexOf('\n') + 1), `${table}: expected pictures, found none`],
    ]) {
      writeFileSync(table, broken);
      await expect(londonFaces({ path: folder }).load()).rejects.toThrow(message);
    }
    writeFileSync(table, text);
    rmSync(join(folder, 'crops', '010_neutral.png'));
    await expect(londonFaces({ path: folder }).load()).rejects.toThrow('010_neutral.png');
  });
});

describe('tem189', () => {
  it('is a scheme without contradictions, its template the mean of the neutral faces', async () => {
    expect(() => checkScheme(tem189)).not.toThrow();
    const faces = await readLondonLandmarks(path);
    expect(faces.size).toBe(102);
    const shape = meanShape([...faces.values()], tem189);
    tem189.template!.forEach(([x, y], p) => {
      // The crops are 1.0006 times as wide as high; the template is of the original pictures.
      expect(Math.abs(x - shape[p][0])).toBeLessThan(2e-3);
      expect(Math.abs(y - shape[p][1])).toBeLessThan(2e-3);
    });
  });

  it('has the pupils where the pictures are dark', async () => {
    const faces = [...(await readLondonLandmarks(path))].slice(0, 20);
    let [pupils, all] = [0, 0];
    for (const [person, { points }] of faces) {
      const { data, width } = await readLondonCrop(join(path, 'crops', `${person}_neutral.png`));
      for (const p of [0, 1]) pupils += data[Math.round(points[2 * p + 1]) * width + Math.round(points[2 * p])] / 40;
      all += data.reduce((sum, value) => sum + value, 0) / data.length / 20;
    }
    expect(pupils).toBeLessThan(0.6 * all);
  });
});

describe('checkLondon', () => {
  it('finds nothing wrong with the bundled copy', async () => {
    expect((await checkLondon(path)).map(({ level, message }) => `${level}: ${message}`)).toEqual([
      `ok: folder ${path}`,
      'ok: 208 files with the sizes and SHA-256 of manifest.json',
      'ok: 204 of 204 pictures read',
      'ok: 102 people',
      'ok: landmarks of 102 neutral pictures',
    ]);
  });

  it('names what is missing, changed, twice or odd', async () => {
    const folder = copy();
    rmSync(join(folder, 'crops', '001_neutral.png'));
    cpSync(join(folder, 'crops', '002_neutral.png'), join(folder, 'crops', '002_smiling.png'));
    const table = join(folder, 'labels.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace(/003_smiling[^\n]*\n/, ''));
    const marks = join(folder, 'neutral_landmarks.csv');
    writeFileSync(marks, readFileSync(marks, 'utf8').replace(/\n004,[^,]*/, '\n004,x'));
    const messages = (await checkLondon(folder)).filter(({ level }) => level !== 'ok').map(({ message }) => message);
    expect(messages).toContain('crops/001_neutral.png: missing');
    expect(messages).toContain('people without both pictures: 003');
    expect(messages.some((message) => /002_smiling\.png: holds the same bytes as 002_neutral\.png/.test(message))).toBe(
      true,
    );
    expect(messages.some((message) => /neutral_landmarks\.csv: line \d+: expected a face number/.test(message))).toBe(
      true,
    );
    expect(messages.filter((message) => message.includes('001_neutral.png'))).toHaveLength(2);
  });
});
