import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lookalike, type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom, type Random } from '@strnn/core/random';
import type { GrayImage, Image } from '../../image/Image.js';
import { writePng } from '../../image/png/writePng.js';
import {
  type Canvas,
  createCanvas,
  type DrawnFace,
  drawFace,
  drawIdentity,
  drawSequence,
  type FaceExpression,
} from '../drawn-face/index.js';
import { asciiTable } from './asciiTable.js';
import { type CkPlusEmotion, ckPlusEmotions, ckPlusFacts } from './ckPlusFacts.js';

const planted =
  'drawn faces whose brows, eyes, nose and mouth move from rest to the peak of an emotion; who it is, the pose and the light are ' +
  'drawn independently of the emotion, and the first frames are at rest.';

/** How likely a subject shows an emotion: the rarer ones in CK+ are the rarer ones here. */
const shown: Readonly<Record<CkPlusEmotion, number>> = {
  anger: 0.8,
  contempt: 0.5,
  disgust: 0.85,
  fear: 0.6,
  happy: 1,
  sadness: 0.6,
  surprise: 1,
};

/**
 * Writes a look-alike of CK+: folders cohn-kanade-images, Emotion, FACS and Landmarks of `subjects` (default 12, about 17 MB and
 * some seconds each) with 4 to 10 sequences of 10 to 59 frames (18 on average) of 640 x 490 pixels; the second subject and every
 * sixth after it in colour, 640 x 480 (that the real set has such ones is from memory of the paper). small: sequences of 5 to 7
 * frames of a quarter of the width, all seven emotions and one sequence without. As in the real set, sequences without an emotion have
 * an empty folder below Emotion, and a file manager has left a .DS_Store.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateCkPlus(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  return writeLookalike(
    { name: 'ck-plus', mostSubjects: ckPlusFacts.subjects, planted },
    folder,
    { subjects: 12, ...options },
    async (lookalike) => {
      for (let subject = 0; subject < lookalike.subjects; subject++) await writeSubject(lookalike, subject);
      await writeFile(await lookalike.place('cohn-kanade-images/S005/.DS_Store'), Uint8Array.of(0, 0, 0, 1));
    },
  );
}

async function writeSubject(lookalike: Lookalike, number: number): Promise<void> {
  const { seed, small, folder } = lookalike;
  const subject = `S${String(number === 0 ? 5 : 9 + number).padStart(3, '0')}`;
  const key = `${seed}/ck-plus/${subject}`;
  const random = createRandom(key);
  const identity = drawIdentity(random);
  const colour = number % 6 === 1;
  const scale = small ? 4 : 1;
  const [width, height] = [640 / scale, Math.floor((colour ? 480 : 490) / scale)];
  const canvas = createCanvas(width, height);
  const displays = drawDisplays(random, small);
  for (const [index, emotion] of displays.entries()) {
    const sequence = String(index + 1).padStart(3, '0');
    // Numbers of frames come from a stream of their own, which knows nothing of the emotion.
    const frames = drawLength(createRandom(`${key}/${sequence}/length`), small);
    const { peak, faces } = drawSequence({
      seed: `${key}/${sequence}`,
      identity,
      ...(emotion === undefined ? {} : { emotion }),
      frames,
      width,
      height,
    });
    const name = (frame: number): string => `${subject}_${sequence}_${String(frame).padStart(8, '0')}`;
    const inside = `${subject}/${sequence}`;
    for (const [i, face] of faces.entries()) {
      const { image, landmarks } = drawOne(face, canvas, colour);
      await writeFile(await lookalike.place(`cohn-kanade-images/${inside}/${name(i + 1)}.png`), writePng(image));
      await writeFile(await lookalike.place(`Landmarks/${inside}/${name(i + 1)}_landmarks.txt`), asciiTable(landmarks));
    }
    await mkdir(join(folder, 'Emotion', subject, sequence), { recursive: true });
    if (emotion !== undefined) {
      const code = ckPlusEmotions.indexOf(emotion) + 1;
      await writeFile(await lookalike.place(`Emotion/${inside}/${name(frames)}_emotion.txt`), asciiTable([[code]]));
    }
    await writeFile(await lookalike.place(`FACS/${inside}/${name(frames)}_facs.txt`), asciiTable(facsRows(peak)));
  }
}

/** In an order that does not depend on the emotion; undefined: an expression without one. */
function drawDisplays(random: Random, small: boolean): (CkPlusEmotion | undefined)[] {
  const displays: (CkPlusEmotion | undefined)[] = ckPlusEmotions.filter(
    (emotion) => random.uniform() < shown[emotion] || small,
  );
  for (let others = small ? 1 : 2 + random.integer(2); others > 0; others--) displays.push(undefined);
  random.shuffle(displays);
  return displays;
}

function drawLength(random: Random, small: boolean): number {
  if (small) return 5 + random.integer(3);
  // 10 to 59, 18 on average, by plain products: engines may differ in powers and logarithms.
  const u = random.uniform();
  return 10 + Math.floor(50 * u * u * u * u * u);
}

function drawOne(
  face: DrawnFace,
  canvas: Canvas,
  colour: boolean,
): { readonly image: Image; readonly landmarks: number[][] } {
  const { image, landmarks } = drawFace(face, canvas);
  const { points } = landmarks;
  const rows = Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i], points[2 * i + 1]]);
  return { image: colour ? tint(image) : image, landmarks: rows };
}

/** Warm light, so that the three channels differ. */
function tint({ width, height, maximum, data }: GrayImage): Image {
  const tinted = new Float32Array(3 * data.length);
  for (let i = 0; i < data.length; i++) {
    tinted[3 * i] = Math.min(1, 1.06 * data[i]);
    tinted[3 * i + 1] = 0.98 * data[i];
    tinted[3 * i + 2] = 0.88 * data[i];
  }
  return { width, height, channels: 3, maximum, data: tinted };
}

/** Action unit and intensity, 1 (A) to 5 (E), of every unit. */
function facsRows({ units }: FaceExpression): number[][] {
  return Object.entries(units).map(([unit, value]) => [Number(unit), Math.max(1, Math.round(5 * value))]);
}
