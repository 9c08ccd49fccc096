import { StrnnError } from '@strnn/core/error';
import { type GfeExpression, gfePoints, type GfeSigner } from './gfeNames.js';
import type { GfeVideo } from './GfeVideo.js';

const P = gfePoints;
/** x and y are stored in steps of 0.001 px; dividing gives the very doubles of the text, multiplying would not. */
const stepsPerPixel = 1000;

/**
 * Decodes an unpacked `videos/<video>.bin.gz`, the form that layout.json describes.
 * @param restFrames the number of - frames, from videos.csv
 * @param where names the file, for errors
 * @throws StrnnError `data` for a length that does not fit, or times or targets that cannot be
 */
export function decodeGfeVideo(
  bytes: Uint8Array,
  { signer, expression, restFrames }: { signer: GfeSigner; expression: GfeExpression; restFrames: number },
  where: string,
): GfeVideo {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const F = bytes.byteLength >= 4 ? view.getInt32(0, true) : 0;
  const expected = 4 + 9 * F + 28 * P + 9 * P * F;
  if (F < 1 || bytes.byteLength !== expected) {
    const rule = F < 1 ? 'at least one frame' : `${expected} bytes for ${F} frames`;
    throw new StrnnError('data', `${where}: expected ${rule}, found ${bytes.byteLength} bytes; the file is damaged`);
  }
  const index = Int32Array.from({ length: F }, (_, f) => view.getInt32(4 + 4 * f, true));
  const times = Float64Array.from({ length: F }, (_, f) => view.getInt32(4 + 4 * (F + f), true) / 1000);
  const targets = bytes.slice(4 + 8 * F, 4 + 9 * F);
  for (let f = 0; f < F; f++) {
    if (targets[f] > 1 || (f > 0 && (index[f] <= index[f - 1] || times[f] <= times[f - 1]))) {
      throw new StrnnError('data', `${where}: expected ascending times and targets 0 or 1, found others at frame ${f}`);
    }
  }
  const sumsAt = 4 + 9 * F;
  const restSum = (p: number, axis: number): number => view.getFloat64(sumsAt + 8 * (3 * p + axis), true);
  const depths = Int32Array.from({ length: P }, (_, p) => view.getInt32(sumsAt + 24 * P + 4 * p, true));
  const planes = sumsAt + 28 * P;
  const axis = (k: number): Float64Array => decodeAxis(bytes.subarray(planes), k, F);
  return {
    signer,
    expression,
    index,
    times,
    targets,
    points: interleave(axis(0), axis(1)),
    depth: axis(2),
    rest: {
      frames: restFrames,
      points: Float64Array.from({ length: 2 * P }, (_, i) => restSum(i >> 1, i & 1) / restFrames / stepsPerPixel),
      depth: Float64Array.from({ length: P }, (_, p) => restSum(p, 2) / restFrames),
      measuredDepth: Float64Array.from(depths, (count, p) => (count === 0 ? 0 : restSum(p, 2) / count)),
    },
  };
}

/** F x P values of axis k, in steps: the planes hold zig-zag coded second differences, over frames and over points. */
function decodeAxis(planes: Uint8Array, k: number, F: number): Float64Array {
  const size = 3 * P * F; // of a plane (axis, point, frame)
  const values = new Float64Array(F * P);
  for (let p = 0; p < P; p++) {
    let sum = 0; // of this point's differences up to frame f
    for (let f = 0; f < F; f++) {
      const place = (k * P + p) * F + f;
      const code = planes[place] | (planes[size + place] << 8) | (planes[2 * size + place] << 16);
      sum += (code >>> 1) ^ -(code & 1);
      values[f * P + p] = p === 0 ? sum : sum + values[f * P + p - 1];
    }
  }
  return values;
}

function interleave(x: Float64Array, y: Float64Array): Float64Array {
  const points = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    points[2 * i] = x[i] / stepsPerPixel;
    points[2 * i + 1] = y[i] / stepsPerPixel;
  }
  return points;
}
