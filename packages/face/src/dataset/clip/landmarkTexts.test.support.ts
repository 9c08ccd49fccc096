import { ibug68 } from '../../landmark/scheme/ibug68.js';

/** The template of `ibug68` in a picture, its eyes `scale` pixels apart, moved and stretched a little from frame to frame. */
export function facePoints(frame: number, { x = 80, y = 50, scale = 26 } = {}): (readonly [number, number])[] {
  return ibug68.template!.map(([u, v]) => [x + scale * u, y + scale * v * (1 + 0.02 * frame)]);
}

/** A .pts file, which counts from 1. */
export function ptsText(frame: number): string {
  const lines = facePoints(frame).map(([x, y]) => `${(x + 1).toFixed(3)} ${(y + 1).toFixed(3)}`);
  return `version: 1\nn_points: ${lines.length}\n{\n${lines.join('\n')}\n}\n`;
}

/** As OpenFace writes it. Frames named twice have two faces; of `lost` ones the face was not found. */
export function openFaceText(frames: readonly number[], { rate = 25, lost = [] as readonly number[] } = {}): string {
  const head = ['frame', 'face_id', 'timestamp', 'confidence', 'success'];
  for (const letter of ['x', 'y']) head.push(...Array.from({ length: 68 }, (_, i) => `${letter}_${i}`));
  const rows = frames.map((frame, i) => {
    const points = facePoints(frame);
    const twin = frames.indexOf(frame) < i ? 1 : 0;
    const start = [frame + 1, twin, (frame / rate).toFixed(3), 0.98, lost.includes(frame) ? 0 : 1];
    return [...start, ...points.map(([x]) => x.toFixed(1)), ...points.map(([, y]) => y.toFixed(1))].join(', ');
  });
  return `${head.join(', ')}\n${rows.join('\n')}\n`;
}
