import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { imageKind } from '../image/decode/imageKind.js';
import { guessLandmarkFormat } from '../landmark/format/guessLandmarkFormat.js';

export type FaceFileKind = 'image' | 'video' | 'landmarks';

const videoNames = ['.avi', '.m4v', '.mkv', '.mov', '.mp4', '.mpeg', '.mpg', '.webm', '.wmv'];
const imageNames = ['.jpeg', '.jpg', '.pgm', '.png', '.ppm'];
const landmarkNames = ['.pts', '.tem'];
/** As of CK+; two columns of as many rows are hardly a recording. */
const ckPlusPoints = 68;
const headBytes = 65_536;

/**
 * Whether a file is a picture, a video or landmarks of a face, by its first bytes and, where those do not decide, its name;
 * undefined for anything else.
 */
export async function faceFileKind(path: string): Promise<FaceFileKind | undefined> {
  const head = await readHead(path);
  const found = imageKind(head);
  if ('kind' in found) return 'image';
  const extension = extname(path).toLowerCase();
  if (found.found.startsWith('a video') || videoNames.includes(extension)) return 'video';
  if (landmarkNames.includes(extension)) return 'landmarks';
  // Whatever it really is, the reader says so.
  if (imageNames.includes(extension)) return 'image';
  const text = new TextDecoder().decode(head);
  const format = guessLandmarkFormat(text);
  const isLandmarks =
    format === 'openface' ||
    format === 'pts' ||
    (format === 'mediapipe' && /"(faceLandmarks|face_landmarks|multi_?face_?landmarks)"/i.test(text)) ||
    (format === 'ck-plus' && (/landmark/i.test(path) || lineCount(text) === ckPlusPoints));
  return isLandmarks ? 'landmarks' : undefined;
}

function lineCount(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
