import { writeFile } from 'node:fs/promises';
import { type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom } from '@strnn/core/random';
import { writePng } from '../../image/png/writePng.js';
import type { Landmarks } from '../../landmark/Landmarks.js';
import { createCanvas, drawFace, drawIdentity, drawSequence } from '../drawn-face/index.js';

const planted =
  'drawn faces whose brows, eyes, nose and mouth move from rest to the peak of the emotion that the label names; who it is, the pose ' +
  'and the light are drawn independently of it.';
const emotions = ['happy', 'sadness', 'surprise'] as const;
const rate = 25;

/**
 * Writes an example of a folder of one's own: per subject three folders of frames (PNG) of one emotion each, with their landmarks
 * in one CSV table or as a .pts file per frame, and clips.csv. 15 frames of 320 x 240; small: 5 of half the width.
 *
 * @throws StrnnError as `writeLookalike`
 */
export async function generateFaceFolder(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  return writeLookalike({ name: 'face-folder', mostSubjects: 100, planted }, folder, options, async (lookalike) => {
    const { seed, small, subjects, place } = lookalike;
    const [frames, width, height] = small ? [5, 160, 120] : [15, 320, 240];
    const canvas = createCanvas(width, height);
    const rows = ['subject,label,frames,landmarks,session,trial'];
    for (let number = 1; number <= subjects; number++) {
      const subject = `p${String(number).padStart(2, '0')}`;
      const identity = drawIdentity(createRandom(`${seed}/face-folder/${subject}`));
      for (const [index, emotion] of emotions.entries()) {
        const clip = `${subject}_${index + 1}`;
        const key = `${seed}/face-folder/${clip}`;
        const { faces } = drawSequence({ seed: key, identity, emotion, frames, width, height });
        const table: string[] = [];
        for (const [f, face] of faces.entries()) {
          const { image, landmarks } = drawFace(face, canvas);
          await writeFile(await place(`frames/${clip}/${f + 1}.png`), writePng(image));
          if (index > 0) table.push(csvRow(f, landmarks));
          else await writeFile(await place(`landmarks/${clip}/${f + 1}.pts`), ptsFile(landmarks));
        }
        if (index > 0) await writeFile(await place(`landmarks/${clip}.csv`), `${csvHead}\n${table.join('\n')}\n`);
        rows.push(`${subject},${emotion},frames/${clip},landmarks/${clip}${index > 0 ? '.csv' : ''},1,${index + 1}`);
      }
    }
    await writeFile(await place('clips.csv'), `${rows.join('\n')}\n`);
  });
}

const csvHead = ['frame', 'time', ...Array.from({ length: 68 }, (_, i) => `x${i},y${i}`)].join(',');

function csvRow(frame: number, { points }: Landmarks): string {
  return [frame, frame / rate, ...Array.from(points, (value) => value.toFixed(2))].join(',');
}

/** Counts pixels from 1. */
function ptsFile({ points }: Landmarks): string {
  const lines = Array.from(
    { length: 68 },
    (_, i) => `${(points[2 * i] + 1).toFixed(3)} ${(points[2 * i + 1] + 1).toFixed(3)}`,
  );
  return `version: 1\nn_points: 68\n{\n${lines.join('\n')}\n}\n`;
}
