import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readImageFile } from '../decode/readImageFile.js';
import { jpegFile, pngFile } from '../imageFiles.test.support.js';
import { writePng } from '../png/writePng.js';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { frameFiles } from './frameFiles.js';
import { naturalOrder } from './naturalOrder.js';
import { readFrameFolder } from './readFrameFolder.js';
import { readFrames } from './readFrames.js';

const folder = temporaryFolder();
const gray = (level: number, width = 3, channels: 1 | 3 = 1) =>
  writePng({
    width,
    height: 2,
    channels,
    maximum: 255,
    data: new Float32Array(width * 2 * channels).fill(level / 255),
  });

/** A new folder with files in it; a value of null makes a folder. */
function folderOf(name: string, files: Record<string, Uint8Array | string | null>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) {
    if (content === null) mkdirSync(join(path, file));
    else writeFileSync(join(path, file), content);
  }
  return path;
}

describe('naturalOrder', () => {
  it('counts', () => {
    const sorted = [
      'a1',
      'a01',
      'a2',
      'a10',
      'a10b2',
      'a10b10',
      'a99999999999999999998',
      'a99999999999999999999',
      'b',
      'b1',
    ];
    const random = createRandom(3);
    for (let round = 0; round < 50; round++) {
      const shuffled = [...sorted];
      random.shuffle(shuffled);
      expect(shuffled.sort(naturalOrder)).toEqual(sorted);
    }
    expect(naturalOrder('a', 'a')).toBe(0);
    expect(['10', '9', '', '1x'].sort(naturalOrder)).toEqual(['', '1x', '9', '10']);
    expect(['S005_001_00000011.png', 'S005_001_00000009.png'].sort(naturalOrder)[0]).toBe('S005_001_00000009.png');
  });

  it('is an order, whatever the names', () => {
    const random = createRandom(4);
    const name = () => Array.from({ length: random.integer(6) }, () => 'ab019.'[random.integer(6)]).join('');
    for (let round = 0; round < 2000; round++) {
      const [a, b, c] = [name(), name(), name()];
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
      expect(naturalOrder(a, b) === 0).toBe(a === b);
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
    }
  });
});

describe('readFrameFolder', () => {
  it('reads the frames in natural order and says what it skipped', async () => {
    const path = folderOf('mixed', {
      'frame10.png': gray(10),
      'frame2.png': gray(2),
      'frame1.PNG': gray(1),
      frame3: gray(3),
      'landmarks.txt': '1 2 3',
      'Thumbs.db': gray(9),
      '.DS_Store': 'x',
      '._frame2.png': gray(9),
      'more.png': null,
      'page.dat': '<html>',
    });
    symlinkSync('nowhere', join(path, 'link'));
    const read = await readFrameFolder(path);
    expect(read.frames.map(({ data }) => Math.round(data[0] * 255))).toEqual([1, 2, 3, 10]);
    expect(read.files).toEqual(['frame1.PNG', 'frame2.png', 'frame3', 'frame10.png'].map((name) => join(path, name)));
    expect(read.skipped).toEqual([
      { name: '.DS_Store', reason: 'hidden' },
      { name: '._frame2.png', reason: 'hidden' },
      { name: 'Thumbs.db', reason: 'of the operating system' },
      { name: 'landmarks.txt', reason: 'text' },
      { name: 'link', reason: 'cannot be opened' },
      { name: 'more.png', reason: 'a folder' },
      { name: 'page.dat', reason: 'a web page (HTML), maybe an error page saved under this name' },
    ]);
  });

  it('names both files where sizes or channels differ', async () => {
    const path = folderOf('sizes', { 'a1.png': gray(1), 'a2.png': gray(1), 'a3.png': gray(1, 4) });
    await expect(readFrameFolder(path)).rejects.toThrow(
      `${join(path, 'a1.png')}: expected all frames of its size, 3 x 2 gray, found 4 x 2 gray in ${join(path, 'a3.png')}.`,
    );
    const colours = folderOf('colours', { 'a1.png': gray(1), 'a2.png': gray(20, 3, 3) });
    await expect(readFrameFolder(colours)).rejects.toThrow(
      '3 x 2 colour in ' + join(colours, 'a2.png') + ". Option 'gray' reads both kinds as gray.",
    );
    const { frames } = await readFrameFolder(colours, { gray: true });
    expect(frames.map(({ channels, data }) => [channels, Math.round(data[5] * 255)])).toEqual([
      [1, 1],
      [1, 20],
    ]);
  });

  it.each([
    ['cut', gray(1).subarray(0, 50), 'the file is cut'],
    ['text', 'no image', 'found text.'],
    ['empty', '', 'found an empty file.'],
  ])('refuses a frame that is %s, naming it', async (name, content, message) => {
    const path = folderOf(`bad ${name}`, { 'a1.png': gray(1), 'a2.png': content, 'a3.png': gray(1) });
    const error = await readFrameFolder(path).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).message).toMatch(new RegExp(`a2\\.png: .*${message}`));
  });

  it('refuses a link named like a frame that leads nowhere', async () => {
    const path = folderOf('links', { 'a1.png': gray(1) });
    symlinkSync('nowhere', join(path, 'a2.png'));
    await expect(readFrameFolder(path)).rejects.toThrow('a2.png: expected an image file, found no such file.');
  });

  it('refuses folders without frames', async () => {
    await expect(frameFiles(join(folder, 'nothing'))).rejects.toThrow(
      'nothing: expected a folder of frames, found nothing.',
    );
    await expect(frameFiles(folderOf('none', {}))).rejects.toThrow(
      'expected PNG, JPEG, PGM or PPM images, found an empty folder.',
    );
    await expect(frameFiles(folderOf('texts', { 'a.txt': 'a', '.b': '' }))).rejects.toThrow(
      'images, found .b (hidden), a.txt (text).',
    );
    const file = join(folderOf('file', { 'a.png': gray(1) }), 'a.png');
    await expect(frameFiles(file)).rejects.toThrow('a.png: expected a folder of frames, found a file.');
  });
});

describe('readFrames', () => {
  it('reads one ahead, not more, and stops with its consumer', async () => {
    const path = folderOf('lazy', { 'a1.png': gray(1), 'a2.png': gray(2), 'a3.png': 'no image', 'a4.png': gray(4) });
    const { files } = await frameFiles(path);
    const seen: number[] = [];
    for await (const { file, image } of readFrames(files)) {
      seen.push(Math.round(image.data[0] * 255));
      // The third, which is bad, is being read by now; nobody asks for it, and nothing is thrown.
      if (file.endsWith('a2.png')) break;
    }
    expect(seen).toEqual([1, 2]);
    expect(await readFrames([]).next()).toEqual({ done: true, value: undefined });
  });

  it('reads JPEG and PNG of one size together', async () => {
    const { frames } = await readFrameFolder(
      folderOf('kinds', { 'a1.png': jpegFile('gray'), 'a2.jpg': jpegFile('gray') }),
    );
    expect(frames[0]).toEqual(frames[1]);
    await expect(
      readFrameFolder(folderOf('two', { 'a1.jpg': jpegFile('gray'), 'a2.png': pngFile('gray, 8 bit') })),
    ).rejects.toThrow('13 x 11 gray');
  });
});

const shared = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));

describe.skipIf(!existsSync(join(shared, 'london_faces')))('the files of ../shared/data', () => {
  it('are read: London crops', async () => {
    const { frames, skipped } = await readFrameFolder(join(shared, 'london_faces/crops'));
    expect(skipped).toEqual([]);
    expect(frames.every(({ channels, maximum }) => channels === 1 && maximum === 255)).toBe(true);
    expect(frames.length).toBe(readdirSync(join(shared, 'london_faces/crops')).length);
  });

  it('are read: London originals and CMU faces', async () => {
    const photographs = join(shared, 'london_faces/original_sample');
    const [first] = readdirSync(photographs);
    const [js, sharp] = await Promise.all(
      (['js', 'sharp'] as const).map((decoder) => readImageFile(join(photographs, first), { decoder })),
    );
    const levels = js.data.map((value, i) => Math.abs(value - sharp.data[i]) * 255);
    expect(levels.reduce((most, value) => Math.max(most, value), 0)).toBeLessThan(8);
    const { frames } = await readFrameFolder(join(shared, 'cmu_faces/full_sample'));
    expect(new Set(frames.map(({ width, height }) => `${width} x ${height}`))).toEqual(new Set(['128 x 120']));
  });
});
