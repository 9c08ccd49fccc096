import { writeFile } from 'node:fs/promises';
import { type Lookalike, type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom } from '@strnn/core/random';
import type { GrayImage } from '../../image/Image.js';
import type { Landmarks } from '../../landmark/Landmarks.js';
import { cropImage } from '../../pixel/cropImage.js';
import {
  type Canvas,
  createCanvas,
  type DrawnFace,
  drawFace,
  drawIdentity,
  drawSequence,
  type FaceIdentity,
} from '../drawn-face/index.js';
import { encodeGrayJpeg } from './encodeGrayJpeg.js';
import {
  type OuluCasiaCamera,
  ouluCasiaCameras,
  type OuluCasiaEmotion,
  ouluCasiaEmotions,
  ouluCasiaFacts,
  type OuluCasiaLight,
  ouluCasiaLights,
} from './ouluCasiaFacts.js';

const planted =
  'drawn faces whose brows, eyes, nose and mouth move from rest in the first frame to the peak of an emotion in the last; who it ' +
  'is, the pose and the length are drawn independently of the emotion. Weak and dark light dim the pictures of VL, not of NI.';

/** Brightness of VL in each light; noise of the sensor grows as it falls. */
const brightness: Readonly<Record<OuluCasiaLight, number>> = { Strong: 1, Weak: 0.5, Dark: 0.15 };
const quality = 90;

/**
 * Writes a look-alike of Oulu-CASIA: OriginalImg and PreProcess_Img of both cameras in all lights, of `subjects` (default 3, some
 * 10 MB each) with 6 sequences of 15 to 30 gray JPEG pictures of 320 x 240 pixels. small: strong light only, 5 frames of 160 x 120.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateOuluCasia(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  const kind = { name: 'oulu-casia', mostSubjects: ouluCasiaFacts.subjects, planted };
  return writeLookalike(kind, folder, options, async (lookalike) => {
    const { seed, small, subjects } = lookalike;
    const canvas = small ? createCanvas(160, 120) : createCanvas(320, 240);
    for (let number = 1; number <= subjects; number++) {
      const subject = `P${String(number).padStart(3, '0')}`;
      const identity = drawIdentity(createRandom(`${seed}/oulu-casia/${subject}`));
      for (const light of small ? (['Strong'] as const) : ouluCasiaLights) {
        for (const emotion of ouluCasiaEmotions)
          await writeSequence(lookalike, { subject, identity, light, emotion, canvas });
      }
    }
  });
}

interface Take {
  readonly subject: string;
  readonly identity: FaceIdentity;
  readonly light: OuluCasiaLight;
  readonly emotion: OuluCasiaEmotion;
  readonly canvas: Canvas;
}

/** Both cameras film the same performance. */
async function writeSequence(lookalike: Lookalike, { subject, identity, light, emotion, canvas }: Take): Promise<void> {
  const { seed, small } = lookalike;
  const key = `${seed}/oulu-casia/${subject}/${light}/${emotion}`;
  const frames = small ? 5 : 15 + createRandom(`${key}/length`).integer(16);
  const { width, height } = canvas;
  const { faces } = drawSequence({
    seed: key,
    identity,
    emotion: emotion === 'happiness' ? 'happy' : emotion,
    frames,
    width,
    height,
  });
  const name = `${emotion[0].toUpperCase()}${emotion.slice(1)}`;
  for (const camera of ouluCasiaCameras) {
    let box: ReturnType<typeof faceBox> | undefined;
    for (const [number, face] of faces.entries()) {
      const { image, landmarks } = drawFace(asFilmed(face, camera, light), canvas);
      box ??= faceBox(landmarks, image);
      const inside = `${light}/${subject}/${name}/${String(number).padStart(3, '0')}.jpeg`;
      await writeFile(await lookalike.place(`OriginalImg/${camera}/${inside}`), encodeGrayJpeg(image, quality));
      await writeFile(
        await lookalike.place(`PreProcess_Img/${camera}_Acropped/${inside}`),
        encodeGrayJpeg(cropImage(image, box), quality),
      );
    }
  }
}

function asFilmed(face: DrawnFace, camera: OuluCasiaCamera, light: OuluCasiaLight): DrawnFace {
  const factor = camera === 'NI' ? 0.9 : brightness[light];
  return {
    ...face,
    light: { ...face.light, brightness: face.light.brightness * factor, noise: face.light.noise / Math.sqrt(factor) },
    noiseSeed: face.noiseSeed + (camera === 'NI' ? 1000 : 0),
  };
}

/** A square about the face of the first frame. */
function faceBox({ points }: Landmarks, { width, height }: GrayImage): Parameters<typeof cropImage>[1] {
  const middle = (axis: 0 | 1): number =>
    points.reduce((sum, value, i) => (i % 2 === axis ? sum + value : sum), 0) / 68;
  const side = Math.floor(0.62 * height);
  const start = (centre: number, length: number): number =>
    Math.round(Math.min(Math.max(0, centre - side / 2), length - side));
  return { left: start(middle(0), width), top: start(middle(1) - 0.06 * side, height), width: side, height: side };
}
