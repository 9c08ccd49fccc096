import { extname } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { readImageFile } from '../image/decode/readImageFile.js';
import { readLandmarkFile } from '../landmark/format/readLandmarkFile.js';
import { landmarkSchemes } from '../landmark/scheme/landmarkScheme.js';
import { probeVideo, type VideoInfo } from '../video/probeVideo.js';
import { faceFileKind } from './faceFileKind.js';

/** What a file of faces holds, as plain JSON. */
export type InspectedFaceFile =
  | {
      readonly kind: 'image';
      readonly width: number;
      readonly height: number;
      readonly channels: number;
      /** The file's value for full intensity. */
      readonly maximum: number;
      /** Smallest, mean and largest value, 0 to 1. */
      readonly values: { readonly least: number; readonly mean: number; readonly most: number };
    }
  | ({ readonly kind: 'video' } & VideoInfo)
  | {
      readonly kind: 'landmarks';
      readonly frames: number;
      readonly points: number;
      /** Schemes of as many points that are known here. */
      readonly schemes: readonly string[];
      /** Pixels; of MediaPipe's JSON shares of the picture. */
      readonly x: readonly [least: number, most: number];
      readonly y: readonly [least: number, most: number];
      readonly framesWithoutFace: number;
      readonly framesWithSeveralFaces: number;
    };

/**
 * Describes a picture, a video or a landmark file of any format that is read.
 * @throws StrnnError 'data' for a file that is none of them, or that is damaged
 */
export async function inspectFaceFile(path: string): Promise<InspectedFaceFile> {
  const kind = await faceFileKind(path);
  switch (kind) {
    case 'image':
      return inspectImage(path);
    case 'video':
      return { kind, ...(await probeVideo(path)) };
    case 'landmarks':
      return inspectLandmarks(path);
    case undefined:
      throw new StrnnError('data', `${path}: expected a picture, a video or a landmark file, found something else.`);
  }
}

async function inspectImage(path: string): Promise<InspectedFaceFile> {
  const { width, height, channels, maximum, data } = await readImageFile(path);
  let [least, most, sum] = [Infinity, -Infinity, 0];
  for (const value of data) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  return { kind: 'image', width, height, channels, maximum, values: { least, mean: sum / data.length, most } };
}

async function inspectLandmarks(path: string): Promise<InspectedFaceFile> {
  // MediaPipe gives shares of a picture whose size the file does not say; a pixel's centre is half a pixel from its edge.
  const isShare = extname(path).toLowerCase() === '.json';
  const { frames } = await readLandmarkFile(path, { image: { width: 1, height: 1 } });
  const origin = isShare ? 0.5 : 0;
  const faces = frames.flatMap((frame) => frame.faces);
  const count = faces.length === 0 ? 0 : faces[0].landmarks.points.length / 2;
  const range = (axis: 0 | 1): [number, number] => {
    let [least, most] = [Infinity, -Infinity];
    for (const { landmarks } of faces) {
      for (let i = axis; i < landmarks.points.length; i += 2) {
        least = Math.min(least, landmarks.points[i]);
        most = Math.max(most, landmarks.points[i]);
      }
    }
    return [least + origin, most + origin];
  };
  return {
    kind: 'landmarks',
    frames: frames.length,
    points: count,
    schemes: landmarkSchemes.filter((scheme) => scheme.count === count).map(({ name }) => name),
    x: range(0),
    y: range(1),
    framesWithoutFace: frames.filter((frame) => frame.faces.length === 0).length,
    framesWithSeveralFaces: frames.filter((frame) => frame.faces.length > 1).length,
  };
}
