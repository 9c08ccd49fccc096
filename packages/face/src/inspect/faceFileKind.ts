import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { imageKind } from '../image/decode/imageKind.js';
import { guessLandmarkFormat } from '../landmark/format/guessLandmarkFormat.js';

export type FaceFileKind = 'image' | 'video' | 'landmarks';

const videoNames = ['.avi', '.m4v', '.mkv', '.mov', '.mp4', '.mpeg', '.mpg', '.webm', '.wmv'];
const landmarkNames = ['.pts', '.tem'];
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
  const text = new TextDecoder().decode(head);
  const format = guessLandmarkFormat(text);
  const isLandmarks =
    format === 'openface' ||
    format === 'pts' ||
    (format === 'mediapipe' && /"(faceLandmarks|face_landmarks|multi_?face_?landmarks)"/i.test(text)) ||
    (format === 'ck-plus' && /landmark/i.test(path));
  return isLandmarks ? 'landmarks' : undefined;
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
