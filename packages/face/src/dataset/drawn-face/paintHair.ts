import { createRandom } from '@strnn/core/random';
import { crown, type FacePainting, placedLine } from './FacePainting.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';
import { strokeCurve } from './strokeCurve.js';

/** The hair in front of the forehead, and its strands. */
export function paintHair({ canvas, identity, placement, scale }: FacePainting): void {
  const { faceWidth, hairline, hair, fringe, strands } = identity;
  const low = hairline + 0.45 * fringe;
  const temple = 0.25 * hairline + 0.55 * low;
  const upper = Array.from({ length: 17 }, (_, i) => {
    const angle = (Math.PI * i) / 16;
    return placement.at(1.03 * faceWidth * Math.cos(angle), -0.3 + (hairline - 0.2) * Math.sin(angle));
  }).flat();
  const lower = placedLine(placement, [
    [-faceWidth, -0.25],
    [-0.8 * faceWidth, temple],
    [-0.3, low],
    [0.35, low - 0.06],
    [0.8 * faceWidth, temple],
    [faceWidth, -0.25],
  ]);
  fillPolygon(canvas, [...upper, ...smoothCurve(lower, 5)], hair);

  const random = createRandom(strands);
  const top = crown(identity);
  for (let i = 0; i < 26; i++) {
    const x = (2 * random.uniform() - 1) * 0.95;
    const tone = hair * (0.7 + 0.8 * random.uniform());
    const root = -0.35 + (hairline + 0.15) * Math.sqrt(1 - 0.9 * x * x);
    const strand = placedLine(placement, [
      [0.5 * x, top + 0.25],
      [0.8 * x * faceWidth, (top + root) / 2],
      [x * faceWidth, root],
    ]);
    strokeCurve(canvas, strand, { widths: [0.012 * scale, 0.02 * scale, 0.008 * scale], tone, opacity: 0.5 });
  }
}
