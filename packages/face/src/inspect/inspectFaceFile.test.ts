import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.test.support.js';
import { writePng } from '../image/png/writePng.js';
import { faceFileKind } from './faceFileKind.js';
import { inspectFaceFile } from './inspectFaceFile.js';

const root = temporaryFolder();

function file(name: string, content: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

const image = { width: 2, height: 2, channels: 1, maximum: 255, data: Float32Array.of(0, 1, 0.2, 0.4) } as const;
const pairs = Array.from({ length: 68 }, (_, i) => `${i} ${2 * i}`).join('\n');
const faceAt = (x: number): object[] => Array.from({ length: 478 }, () => ({ x, y: 0.5, z: 0 }));
const mediaPipe = JSON.stringify([
  { faceLandmarks: [faceAt(0.25)] },
  { faceLandmarks: [] },
  { faceLandmarks: [faceAt(0.75), faceAt(0.5)] },
]);

describe('inspectFaceFile', () => {
  it('describes a picture whatever it is called', async () => {
    expect(await inspectFaceFile(file('x.jpg', writePng(image)))).toEqual({
      kind: 'image',
      width: 2,
      height: 2,
      channels: 1,
      maximum: 255,
      values: { least: 0, mean: expect.closeTo(0.4, 6) as number, most: 1 },
    });
  });

  it('describes landmarks, with the schemes of as many points', async () => {
    expect(await inspectFaceFile(file('S005_landmarks.txt', pairs))).toMatchObject({
      kind: 'landmarks',
      frames: 1,
      points: 68,
      schemes: ['ibug-68'],
      x: [0, 67],
      y: [0, 134],
    });
  });

  it('counts frames without a face and with several', async () => {
    const found = await inspectFaceFile(file('face.json', mediaPipe));
    expect(found).toMatchObject({ frames: 3, x: [0.25, 0.75], framesWithoutFace: 1, framesWithSeveralFaces: 1 });
  });

  it('tells a picture that is cut, and a file that is none of them', async () => {
    const bytes = writePng(image);
    await expect(inspectFaceFile(file('cut.png', bytes.subarray(0, 50)))).rejects.toThrow(/cut\.png/);
    await expect(inspectFaceFile(file('notes.txt', 'hello'))).rejects.toThrow(
      /expected a picture, a video or a landmark file/,
    );
  });
});

describe('faceFileKind', () => {
  it.each([
    ['clip.avi', 'anything', 'video'],
    ['x.pts', 'version: 1', 'landmarks'],
    ['two-columns.csv', '1,2\n3,4', undefined],
    ['two-columns.txt', '1 2\n3 4', undefined],
    ['settings.json', '{"a": 1}', undefined],
    ['empty', '', undefined],
  ])('takes %s for what it is', async (name, content, kind) => {
    expect(await faceFileKind(file(name, content))).toBe(kind);
  });
});
