import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@strnn/core/random';
import { StrnnError } from '@strnn/core/error';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { ckPlusText, meshFace, openFaceText, ptsText, temText } from './formats.test.support.js';
import { chooseFace } from './chooseFace.js';
import { type LandmarkFormat, landmarkFormats } from './guessLandmarkFormat.js';
import { readLandmarkFile } from './readLandmarkFile.js';

const folder = temporaryFolder();
const image = { width: 640, height: 480 };
const write = (content: string | Uint8Array, name = 'a.txt'): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const mesh = JSON.stringify([
  { faceLandmarks: [meshFace()] },
  { faceLandmarks: [] },
  { faceLandmarks: [meshFace(0.1)] },
]);
const wide = `frame,${Array.from({ length: 68 }, (_, i) => `x${i},y${i}`).join()}\n0,${Array.from({ length: 136 }, (_, i) => i).join()}\n`;
const texts: Record<LandmarkFormat, string> = {
  'ck-plus': ckPlusText(),
  pts: ptsText(),
  tem: temText(),
  csv: wide,
  openface: openFaceText([{ frame: 1 }, { frame: 2, face: 1 }, { frame: 2, face: 2, success: 0 }]),
  mediapipe: mesh,
};

describe('readLandmarkFile', () => {
  it.each(landmarkFormats)('knows %s by its first lines, and reads it by its name', async (format) => {
    const path = write(texts[format]);
    const track = await readLandmarkFile(path, { image });
    expect(track).toEqual(await readLandmarkFile(path, { format, image }));
    expect(track.frames[0].faces[0].landmarks.points.length).toBe(format === 'mediapipe' ? 956 : 136);
  });

  it('says which format a file looks like when it is read as another', async () => {
    for (const format of landmarkFormats) {
      for (const other of landmarkFormats.filter((name) => name !== format)) {
        await expect(readLandmarkFile(write(texts[other]), { format, image })).rejects.toThrow(
          /found what looks like /,
        );
      }
    }
  });

  it('refuses what is not there, no text, no landmarks, or an unknown format', async () => {
    await expect(readLandmarkFile(join(folder, 'none.pts'))).rejects.toThrow(
      'expected a landmark file: there is no such file.',
    );
    await expect(readLandmarkFile(folder)).rejects.toThrow(/expected a landmark file: EISDIR/);
    await expect(readLandmarkFile(write(''))).rejects.toThrow(
      'expected a landmark file (ck-plus, pts, tem, csv, openface, mediapipe), found an empty file.',
    );
    await expect(readLandmarkFile(write(Uint8Array.of(0x89, 80, 78, 71, 13, 10)))).rejects.toThrow(
      'found a PNG picture.',
    );
    await expect(readLandmarkFile(write(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70)))).rejects.toThrow(
      'found a JPEG picture.',
    );
    await expect(readLandmarkFile(write(Uint8Array.of(0xff, 0xfe, 49, 0)))).rejects.toThrow(
      'found the mark of UTF-16.',
    );
    await expect(readLandmarkFile(write(''), { format: 'openfase' as never })).rejects.toThrow(
      "readLandmarkFile.format: unknown format 'openfase'. Did you mean 'openface'?",
    );
    await expect(readLandmarkFile(write(mesh))).rejects.toThrow('readMediaPipe.image');
    await expect(readLandmarkFile(write(ckPlusText()), { count: 67 })).rejects.toThrow(
      'line 68: expected the end of the file after 67 points',
    );
  });

  it.each(landmarkFormats)('gives finite landmarks or a StrnnError for damaged files: %s', async (format) => {
    const bytes = new TextEncoder().encode(texts[format]);
    let refused = 0;
    for (let round = 0; round < 100; round++) {
      const random = createRandom(`${format}/${round}`);
      const path = write(damage(bytes, random));
      try {
        const track = await readLandmarkFile(path, { image, format: round % 2 === 0 ? 'auto' : format });
        const faces = track.frames.flatMap((frame) => frame.faces);
        for (const { landmarks } of faces) expect(landmarks.points.every(Number.isFinite)).toBe(true);
        if (faces.length > 0) chooseFace(track, { face: 'largest', otherwise: 'drop' });
      } catch (error) {
        if (!(error instanceof StrnnError)) throw error;
        expect(error.message).toContain(path);
        // Messages are read in terminals: no control characters of the file may get there.
        expect(error.message).not.toMatch(/[\0-\x08\x0b-\x1f]/);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(20);
  });
});

/** Cut, with a piece doubled, or with some bytes changed. */
function damage(bytes: Uint8Array, random: ReturnType<typeof createRandom>): Uint8Array {
  const kind = random.integer(4);
  const place = random.integer(bytes.length);
  if (kind === 0) return bytes.subarray(0, place);
  if (kind === 1)
    return Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - random.integer(300)))]);
  const changed = Uint8Array.from(bytes);
  for (let change = 1 + random.integer(6); change > 0; change--) {
    const within = kind === 2 ? Math.min(200, bytes.length) : bytes.length;
    const values = [random.integer(256), 48 + random.integer(10), 10, 32, 44, 0, 101, 45];
    changed[random.integer(within)] = values[random.integer(values.length)];
  }
  return changed;
}

const london = new URL('../../../../../../shared/data/london_faces/neutral_tem/', import.meta.url);
describe.skipIf(!existsSync(london))('London Face landmarks (skipped where ../shared does not hold them)', () => {
  it('are all read', async () => {
    const names = readdirSync(london).filter((name) => name.endsWith('.tem'));
    expect(names).toHaveLength(102);
    for (const name of names) {
      const { frames } = await readLandmarkFile(new URL(name, london).pathname);
      expect(frames[0].faces[0].landmarks.points).toHaveLength(378);
    }
  });
});
