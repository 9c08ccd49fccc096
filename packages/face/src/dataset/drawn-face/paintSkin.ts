import { type FacePainting, shadeSkin } from './FacePainting.js';
import { fillPolygon } from './fillPolygon.js';
import { smoothCurve } from './smoothCurve.js';
import { strokeCurve } from './strokeCurve.js';

/** The face without its features, lit from the front. */
export function paintSkin(painting: FacePainting): void {
  const { canvas, identity, placement, landmarks, scale } = painting;
  const { faceWidth, chin, hairline, skin } = identity;
  const forehead: number[] = [];
  for (let i = 1; i < 16; i++) {
    const angle = (Math.PI * i) / 16;
    const y = -0.05 + (hairline + 0.05) * Math.sin(angle) ** 0.75;
    forehead.push(...placement.at(faceWidth * Math.cos(angle), y));
  }
  const jaw = smoothCurve(landmarks.subarray(0, 34), 5);
  fillPolygon(canvas, [...jaw, ...forehead], 0.84 * skin);

  const spot = (x: number, y: number, across: number, down: number, amount: number): void =>
    shadeSkin(painting, placement.at(x, y), across, down, amount);
  spot(0, 0.45, 1.05 * faceWidth, 1.4, 0.2);
  spot(0, -0.6, 0.7, 0.38, 0.08);
  spot(0, chin - 0.2, 0.3, 0.2, 0.04);
  // The jaw throws a shadow on the neck.
  strokeCurve(canvas, landmarks.subarray(8, 26), {
    widths: [0.005 * scale, 0.03 * scale, 0.005 * scale],
    tone: 0.45 * skin,
    opacity: 0.35,
    soft: true,
  });
}
