import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { type Lookalike, type LookalikeOptions, type LookalikeReport, writeLookalike } from '@strnn/core/dataset';
import { createRandom } from '@strnn/core/random';
import { orientImage } from '../../image/orientation/orientImage.js';
import type { GrayImage } from '../../image/Image.js';
import { ffmpegTools, missingProgram } from '../../video/ffmpegTools.js';
import { createCanvas, drawFace, drawIdentity, drawSequence, type FaceIdentity } from '../drawn-face/index.js';
import { mmiEmotions, mmiViews } from './mmiFacts.js';
import { writeVideo } from './writeVideo.js';

const planted =
  'drawn faces whose brows, eyes, nose and mouth move from rest to the peak of an emotion and back; who it is, the pose and the ' +
  'length are drawn independently of the emotion. Videos without an emotion, of another one and in profile are among them.';
const rate = 25;

/**
 * Writes a look-alike of MMI: a folder Sessions of `subjects` (default 3, some 2 MB and half a minute each) with 6 frontal
 * sessions of an emotion, one of an emotion that is none of the six, one in profile and one of action units, as gray AVI of 40
 * to 70 frames; every other one lying on its side, 720 x 576, the others upright, 640 x 480. small: 9 frames of a quarter of
 * the width.
 *
 * @throws StrnnError `option` without ffmpeg, with how to get it; as `writeLookalike`
 */
export async function generateMmi(folder: string, options: LookalikeOptions = {}): Promise<LookalikeReport> {
  const { ffmpeg } = ffmpegTools();
  const { error } = spawnSync(ffmpeg, ['-version'], { stdio: 'ignore', windowsHide: true });
  if (error !== undefined) throw missingProgram(ffmpeg, error);
  return writeLookalike({ name: 'mmi', mostSubjects: 100, planted }, folder, options, async (lookalike) => {
    let session = 1;
    for (let number = 1; number <= lookalike.subjects; number++) {
      const subject = `S${String(number).padStart(3, '0')}`;
      const identity = drawIdentity(createRandom(`${lookalike.seed}/mmi/${subject}`));
      const takes: Pick<Take, 'code' | 'view'>[] = mmiEmotions.map((_, index) => ({
        code: index + 1,
        view: 'frontal',
      }));
      takes.push({ code: 8, view: 'frontal' }, { code: 1 + (number % 6), view: 'profile' }, { view: 'frontal' });
      for (const [index, take] of takes.entries()) {
        const name = `${subject}-${String(index + 1).padStart(3, '0')}`;
        const lying = (number + index) % 2 === 1;
        await writeSession(lookalike, { ...take, session: session++, subject, name, identity, lying });
      }
    }
  });
}

interface Take {
  readonly session: number;
  readonly subject: string;
  readonly name: string;
  readonly identity: FaceIdentity;
  readonly lying: boolean;
  readonly view: (typeof mmiViews)[number];
  /** Of the emotion, from 1; undefined: action units. */
  readonly code?: number;
}

async function writeSession(
  lookalike: Lookalike,
  { session, subject, name, identity, lying, view, code }: Take,
): Promise<void> {
  const { seed, small } = lookalike;
  const scale = small ? 4 : 1;
  // A lying camera films a tall picture.
  const [width, height] = lying ? [576 / scale, 720 / scale] : [640 / scale, 480 / scale];
  const random = createRandom(`${seed}/mmi/${name}/length`);
  const half = small ? 5 : 20 + random.integer(16);
  const emotion = code === undefined ? undefined : mmiEmotions[code - 1];
  const { faces } = drawSequence({
    seed: `${seed}/mmi/${name}`,
    identity,
    ...(emotion !== undefined && { emotion }),
    frames: half,
    width,
    // The face is drawn by the height; a tall picture has the same face as a wide one.
    height: Math.min(width, height),
  });
  const canvas = createCanvas(width, height);
  const there = faces.map((face) => drawFace(face, canvas).image);
  const frames = [...there, ...there.slice(0, -1).reverse()].map((image) => (lying ? asStored(image) : image));
  const inside = `Sessions/${session}`;
  await writeVideo(await lookalike.place(`${inside}/${name}.avi`), frames, rate);
  await writeFile(
    await lookalike.place(`${inside}/session.xml`),
    `<?xml version="1.0" encoding="UTF-8"?>\n<session sessionId="${session}">\n` +
      `  <subject id="${Number(subject.slice(1))}"/>\n` +
      `  <track trackId="1" type="Video" filename="${name}.avi" view="${mmiViews.indexOf(view)}">\n` +
      `    <annotation filename="${name}.xml"/>\n  </track>\n</session>\n`,
  );
  const emotionTag = code === undefined ? '' : `  <Metatag Name="Emotion" Value="${code}"/>\n`;
  await writeFile(
    await lookalike.place(`${inside}/${name}.xml`),
    `<?xml version="1.0" encoding="UTF-8"?>\n<FACSCode>\n  <Metatag Name="Coder" Value="look-alike"/>\n${emotionTag}</FACSCode>\n`,
  );
  if (code !== undefined) return;
  const markers = [1, Math.ceil(half / 2), half, half + 1].map((frame, type) => {
    return `    <Marker Frame="${frame}" Type="${type}"/>\n`;
  });
  await writeFile(
    await lookalike.place(`${inside}/${name}-oao_aucs.xml`),
    `<?xml version="1.0" encoding="UTF-8"?>\n<ActionUnits>\n  <ActionUnit Number="12">\n${markers.join('')}  </ActionUnit>\n</ActionUnits>\n`,
  );
}

/** Turned by a quarter, counter-clockwise. */
function asStored(image: GrayImage): GrayImage {
  return orientImage(image, 8) as GrayImage;
}
