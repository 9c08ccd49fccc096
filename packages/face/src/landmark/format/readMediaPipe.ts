import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from '../Landmarks.js';
import type { FaceTrack, TrackedFrame } from './FaceTrack.js';
import { checkFormat, plain, quote } from './TextLines.js';

export interface ReadMediaPipeOptions {
  /** Size in pixels of the pictures that MediaPipe saw: its coordinates are fractions of it. */
  readonly image: { readonly width: number; readonly height: number };
}

/** The names under which MediaPipe's interfaces (Tasks and the older solutions; JavaScript and Python) keep the faces. */
const faceKeys = ['faceLandmarks', 'face_landmarks', 'multiFaceLandmarks', 'multi_face_landmarks'];
/** Without and with the irises. */
const counts = [468, 478];

/**
 * Results of MediaPipe's face landmarker written as JSON: an array with one result per frame (or `{ frames: [...] }`, or a
 * single result), each with its faces in `faceLandmarks` (or `multiFaceLandmarks`, or either with underscores), a face being
 * a list of `{ x, y, z }`, 0 to 1, or `{ landmark: [...] }`. Empty lists, and `null` for a frame, are frames without a face.
 * `timestampMs` (or `timestamp_ms`) and `frame`, where there, are kept. Pixels: x * width - 0.5, since 0 is the left edge of
 * the first pixel; depths: z * width, the same unit, smaller is nearer. The points are those of `mediapipe478`.
 *
 * @param where names the file in errors
 * @throws StrnnError 'data' naming frame, face and point; 'option' for an image size that is none
 */
export function readMediaPipe(text: string, where: string, options: ReadMediaPipeOptions): FaceTrack {
  const { width, height } = checkImage((options as Partial<ReadMediaPipeOptions> | undefined)?.image, where);
  checkFormat(text, 'mediapipe', 'JSON of MediaPipe', where);
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new StrnnError('data', `${where}: expected JSON: ${plain((error as Error).message)}`, { cause: error });
  }
  const list: unknown = isRecord(root) ? (root['frames'] ?? [root]) : root;
  if (!Array.isArray(list)) throw new StrnnError('data', `${where}: expected an array of frames, found ${show(list)}.`);
  if (list.length === 0) throw new StrnnError('data', `${where}: expected at least one frame, found none.`);

  let [count, last] = [0, -Infinity];
  const frames = list.map((value: unknown, place): TrackedFrame => {
    const here = `${where}: frame ${place}`;
    const { index = place, time } = isRecord(value) ? numbersOf(value, here) : {};
    if (index <= last)
      throw new StrnnError('data', `${here}: expected ascending 'frame', found ${index} after ${last}.`);
    last = index;
    const faces = facesOf(value, here).map((face, id) => {
      const landmarks = pointsOf(face, `${here}, face ${id}`, width, height);
      count ||= landmarks.points.length / 2;
      if (landmarks.points.length !== 2 * count) {
        const found = `found ${landmarks.points.length / 2}`;
        throw new StrnnError('data', `${here}, face ${id}: expected ${count} points as in the faces before, ${found}.`);
      }
      return { id: String(id), landmarks };
    });
    return { index, ...(time === undefined ? {} : { time }), faces, failed: 0 };
  });
  return { frames };
}

function facesOf(frame: unknown, here: string): readonly unknown[] {
  if (frame === null) return [];
  const key = isRecord(frame) ? faceKeys.find((name) => name in frame) : undefined;
  if (!isRecord(frame) || key === undefined) {
    const found = isRecord(frame) ? `the keys ${Object.keys(frame).slice(0, 8).join(', ') || '(none)'}` : show(frame);
    throw new StrnnError('data', `${here}: expected an object with ${faceKeys.join(' or ')}, found ${found}.`);
  }
  const faces = frame[key] ?? [];
  if (!Array.isArray(faces))
    throw new StrnnError('data', `${here}: expected ${key} to be an array, found ${show(faces)}.`);
  return faces;
}

function pointsOf(face: unknown, here: string, width: number, height: number): Landmarks {
  const list: unknown = isRecord(face) ? face['landmark'] : face;
  if (!Array.isArray(list)) throw new StrnnError('data', `${here}: expected an array of points, found ${show(list)}.`);
  if (!counts.includes(list.length)) {
    throw new StrnnError('data', `${here}: expected ${counts.join(' or ')} points, found ${list.length}.`);
  }
  const points = new Float64Array(2 * list.length);
  const depth = new Float64Array(list.length);
  list.forEach((point: unknown, i) => {
    const [x, y, z] = ['x', 'y', 'z'].map((axis) => {
      const value = isRecord(point) ? point[axis] : undefined;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      throw new StrnnError('data', `${here}, point ${i}: expected a finite number for ${axis}, found ${show(value)}.`);
    });
    points[2 * i] = x * width - 0.5;
    points[2 * i + 1] = y * height - 0.5;
    depth[i] = z * width;
  });
  return { points, depth };
}

function numbersOf(frame: Record<string, unknown>, here: string): { index?: number; time?: number } {
  const index = frame['frame'];
  const milliseconds = frame['timestampMs'] ?? frame['timestamp_ms'];
  if (index !== undefined && !Number.isSafeInteger(index)) {
    throw new StrnnError('data', `${here}: expected 'frame' to be an integer, found ${show(index)}.`);
  }
  if (milliseconds !== undefined && !Number.isFinite(milliseconds)) {
    throw new StrnnError('data', `${here}: expected 'timestampMs' to be a number, found ${show(milliseconds)}.`);
  }
  return {
    ...(index === undefined ? {} : { index: index as number }),
    ...(milliseconds === undefined ? {} : { time: (milliseconds as number) / 1000 }),
  };
}

function checkImage(image: ReadMediaPipeOptions['image'] | undefined, where: string): ReadMediaPipeOptions['image'] {
  const { width, height } = image ?? { width: NaN, height: NaN };
  if (!(width >= 1 && height >= 1 && Number.isFinite(width * height))) {
    const found = image === undefined ? 'none' : `${width} x ${height}`;
    const rule = 'expected the size of the pictures in pixels (MediaPipe writes fractions of it)';
    throw new StrnnError('option', `readMediaPipe.image: ${where}: ${rule}, found ${found}.`);
  }
  return { width, height };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (isRecord(value)) return 'an object';
  return typeof value === 'string' ? quote(value) : String(value);
}
