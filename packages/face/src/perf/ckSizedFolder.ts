import { access, link, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lookalike, writeLookalike } from '@strnn/core/dataset';
import { createRandom } from '@strnn/core/random';
import jpeg from 'jpeg-js';
import { asciiTable } from '../dataset/ck-plus/asciiTable.js';
import { ckPlusEmotions } from '../dataset/ck-plus/ckPlusFacts.js';
import { createCanvas, drawFace, drawIdentity, drawSequence } from '../dataset/drawn-face/index.js';
import type { GrayImage } from '../image/Image.js';
import { writePng } from '../image/png/writePng.js';

/** Raised whenever other files are written for the same size. */
const version = 2;

/** In every such folder: its first frame, and the same picture as a JPEG file in colour. */
export const firstFrame = 'cohn-kanade-images/S001/001/S001_001_00000001.png';
export const jpegFrame = 'frame.jpg';

export interface CkSize {
  /** Labelled sequences, three to a subject; CK+ has 327. */
  readonly sequences: number;
  /** How many of them are drawn; the others are hard links to those, in turn. Default all. */
  readonly distinct?: number;
  /** Frames of a sequence, at least 2. Default 18, the mean of CK+. */
  readonly frames?: number;
  /** Pixels. Default 640. */
  readonly width?: number;
  /** Pixels. Default 490. */
  readonly height?: number;
  /** Where the folder is kept. Default: the system's folder for temporary files. */
  readonly parent?: string;
}

/**
 * A folder in the form of CK+ with sequences of one length, drawn faces as 8-bit gray PNG and their 68 landmarks. A folder of
 * this size that an earlier call has written is used again.
 * @returns its path
 */
export async function ckSizedFolder(size: CkSize): Promise<string> {
  const { sequences, distinct = sequences, frames = 18, width = 640, height = 490, parent = tmpdir() } = size;
  const name = `strnn-perf-ck-plus-${version}-${sequences}-${distinct}-${frames}x${width}x${height}`;
  const folder = join(parent, name);
  if (await isThere(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  const subjects = Math.ceil(sequences / 3);
  const planted = 'nothing: files of the size of CK+ for measuring speed and memory.';
  await writeLookalike({ name: 'ck-plus', mostSubjects: subjects, planted }, draft, { subjects }, async (lookalike) => {
    for (let index = 0; index < sequences; index++) {
      const place = placeOf(index);
      const drawn = index < distinct ? undefined : placeOf(index % distinct);
      await writeSequence(lookalike, { index, place, drawn, frames, width, height });
    }
  });
  // Another process may have been faster.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

interface SequencePlan {
  readonly index: number;
  readonly place: SequencePlace;
  /** The sequence to link to. */
  readonly drawn: SequencePlace | undefined;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

interface SequencePlace {
  readonly subject: string;
  readonly sequence: string;
}

function placeOf(index: number): SequencePlace {
  const number = (value: number): string => String(value + 1).padStart(3, '0');
  return { subject: `S${number(Math.floor(index / 3))}`, sequence: number(index % 3) };
}

async function writeSequence(lookalike: Lookalike, plan: SequencePlan): Promise<void> {
  const { index, place, drawn, frames, width, height } = plan;
  const file = ({ subject, sequence }: SequencePlace, kind: string, frame: number, ending: string): string =>
    `${kind}/${subject}/${sequence}/${subject}_${sequence}_${String(frame).padStart(8, '0')}${ending}`;
  const emotion = ckPlusEmotions[index % ckPlusEmotions.length];
  await writeFile(
    await lookalike.place(file(place, 'Emotion', frames, '_emotion.txt')),
    asciiTable([[ckPlusEmotions.indexOf(emotion) + 1]]),
  );
  const kinds = [
    ['cohn-kanade-images', '.png'],
    ['Landmarks', '_landmarks.txt'],
  ] as const;
  if (drawn !== undefined) {
    for (const [kind, ending] of kinds) {
      for (let frame = 1; frame <= frames; frame++) {
        const from = join(lookalike.folder, file(drawn, kind, frame, ending));
        await link(from, await lookalike.place(file(place, kind, frame, ending)));
      }
    }
    return;
  }
  const seed = `perf/${index}`;
  const identity = drawIdentity(createRandom(seed));
  const canvas = createCanvas(width, height);
  const { faces } = drawSequence({ seed, identity, emotion, frames, width, height });
  for (const [f, face] of faces.entries()) {
    const { image, landmarks } = drawFace(face, canvas);
    if (index + f === 0) await writeFile(await lookalike.place(jpegFrame), asJpeg(image));
    const rows = Array.from({ length: 68 }, (_, p) => [...landmarks.points.subarray(2 * p, 2 * p + 2)]);
    const contents = [writePng(image), asciiTable(rows)];
    for (const [k, [kind, ending]] of kinds.entries()) {
      await writeFile(await lookalike.place(file(place, kind, f + 1, ending)), contents[k]);
    }
  }
}

function asJpeg({ width, height, data }: GrayImage): Uint8Array {
  const pixels = new Uint8Array(4 * data.length);
  for (let i = 0; i < data.length; i++) pixels.fill(Math.round(255 * data[i]), 4 * i, 4 * i + 3);
  return jpeg.encode({ data: pixels, width, height }, 90).data;
}

async function isThere(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  );
}
