import { ibug68 } from '../scheme/index.js';

/** The template of `ibug68` as a face in a picture of 640 x 490, moved by `shift` pixels to the right. */
export function facePoints(shift = 0, scale = 80): (readonly [x: number, y: number])[] {
  return ibug68.template!.map(([x, y]) => [320 + shift + scale * x, 180 + scale * y]);
}

const exponent = (value: number) => value.toExponential(7).replace(/e([+-])(\d)$/, 'e$10$2');

export const ckPlusText = (points = facePoints()) =>
  points.map(([x, y]) => `   ${exponent(x)}   ${exponent(y)}\n`).join('');

export const ptsText = (points = facePoints()) =>
  `version: 1\nn_points: ${points.length}\n{\n${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('\n')}\n}\n`;

export const temText = (points = facePoints(), lines = ['0\n3\n0 1 2', '1\n4\n36 37 38 39']) =>
  [points.length, ...points.map(([x, y]) => `${x}\t${y}`), lines.length, ...lines, ''].join('\n');

/** A row as OpenFace writes it; `face_id`, depths and a confidence included. */
export interface OpenFaceRow {
  readonly frame: number;
  readonly face?: number;
  readonly success?: 0 | 1;
  readonly shift?: number;
  readonly scale?: number;
}

export function openFaceText(rows: readonly OpenFaceRow[], separator = ', '): string {
  const letters = ['x', 'y', 'X', 'Y', 'Z'];
  const head = ['frame', 'face_id', 'timestamp', 'confidence', 'success', 'gaze_0_x', 'eye_lmk_x_0'];
  head.push(...letters.flatMap((letter) => Array.from({ length: 68 }, (_, i) => `${letter}_${i}`)), 'AU01_r');
  const body = rows.map(({ frame, face = 0, success = 1, shift = 0, scale = 80 }) => {
    const points = facePoints(shift, scale);
    const flat = [points.map(([x]) => x.toFixed(1)), points.map(([, y]) => y.toFixed(1))];
    const solid = [0, 1, 2].map((axis) => points.map((_, i) => (axis === 2 ? 600 + i : i).toFixed(1)));
    const start = [frame, face, (frame / 25).toFixed(3), 0.98, success, 0.1, 3.5];
    return [...start, ...flat.flat(), ...solid.flat(), 0.25].join(separator);
  });
  return `${[head.join(separator), ...body].join('\n')}\n`;
}

/** A face of MediaPipe: `count` points on a line through the picture. */
export const meshFace = (shift = 0, count = 478) =>
  Array.from({ length: count }, (_, i) => ({ x: 0.25 + shift + i / 2000, y: 0.5, z: -i / 1000 }));
