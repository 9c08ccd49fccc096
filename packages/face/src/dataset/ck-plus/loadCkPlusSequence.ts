import { StrnnError } from '@strnn/core/error';
import { readImageFile } from '../../image/decode/readImageFile.js';
import type { GrayImage } from '../../image/Image.js';
import { toGray } from '../../image/toGray.js';
import { checkLandmarks } from '../../landmark/checkLandmarks.js';
import { readCkPlusLandmarks } from '../../landmark/format/readCkPlusLandmarks.js';
import type { Landmarks } from '../../landmark/Landmarks.js';
import { ibug68 } from '../../landmark/scheme/ibug68.js';
import type { FaceSequence } from '../../sequence/FaceSequence.js';
import { readDataFile } from '../files/readDataFile.js';
import type { CkPlusFrame } from './CkPlusFolder.js';

/** What is needed of a sequence. */
export interface CkPlusContent {
  readonly pictures: boolean;
  readonly landmarks: boolean;
}

export interface LoadedCkPlusSequence {
  readonly sequence: FaceSequence;
  /** Landmarks outside of their picture, all frames together; 0 where pictures or landmarks are not needed. */
  readonly outside: number;
}

/**
 * The pictures (gray; colour by luma) and landmarks of some frames of a sequence.
 *
 * @throws StrnnError naming the file: `data` for a picture or landmarks that are missing, cut or damaged, and for a wrong
 *   number of points; `shape` for pictures of different size.
 */
export async function loadCkPlusSequence(
  frames: readonly CkPlusFrame[],
  { pictures, landmarks }: CkPlusContent,
): Promise<LoadedCkPlusSequence> {
  const images: GrayImage[] = [];
  const points: Landmarks[] = [];
  let outside = 0;
  for (const frame of frames) {
    let image: GrayImage | undefined;
    if (pictures) {
      image = toGray(await readImageFile(frame.file));
      const [first = image] = images;
      if (image.width !== first.width || image.height !== first.height) {
        throw new StrnnError(
          'shape',
          `${frame.file}: expected ${first.width} x ${first.height} pixels as in the first frame, found ${image.width} x ${image.height}`,
        );
      }
      images.push(image);
    }
    if (landmarks) {
      const own = await readLandmarks(frame);
      const { outside: found } = checkLandmarks(own, { where: frame.landmarks ?? '', ...(image && { image }) });
      outside += found;
      points.push(own);
    }
  }
  return { sequence: { frames: images, ...(landmarks && { landmarks: points, scheme: ibug68 }) }, outside };
}

async function readLandmarks({ file, landmarks }: CkPlusFrame): Promise<Landmarks> {
  if (landmarks === undefined)
    throw new StrnnError('data', `${file}: expected landmarks for this frame, found no file of its number`);
  const text = (await readDataFile(landmarks, 'a landmark file')).toString('latin1');
  return readCkPlusLandmarks(text, landmarks);
}
