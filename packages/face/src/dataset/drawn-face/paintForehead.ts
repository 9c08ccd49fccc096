import { type FacePainting, landmarkLine, shadeSkin } from './FacePainting.js';
import { strokeCurve } from './strokeCurve.js';
import { bothSides } from './unitLevels.js';

/** The wrinkles that brows make: across the forehead when raised, upright between them when drawn together. */
export function paintForehead(painting: FacePainting): void {
  const { canvas, identity, level, landmarks, scale, roll } = painting;
  const { skin, hairline } = identity;
  const of = bothSides(level);
  const [inner, outer, drawn] = [of(1), of(2), of(4)];
  const up: [number, number] = [Math.sin(roll) * scale, -Math.cos(roll) * scale];
  const raised = (points: readonly number[], by: number): number[] => points.map((value, i) => value + by * up[i % 2]);
  const room = Math.max(0.1, -0.28 - hairline - 0.42 * identity.fringe) / 3.2;
  for (let i = 1; i <= 3; i++) {
    const wrinkle = raised(landmarkLine(landmarks, 18, 19, 20, 21, 22, 23, 24, 25), 0.05 + room * i * 0.8);
    const widths = [0.008 * scale, 0.02 * scale, 0.008 * scale] as const;
    strokeCurve(canvas, wrinkle, { widths, tone: 0.5 * skin, opacity: 0.5 * outer, soft: true });
    const middle = wrinkle.slice(4, 12);
    strokeCurve(canvas, middle, { widths, tone: 0.5 * skin, opacity: 0.5 * (inner - outer), soft: true });
  }
  const centre: [number, number] = [(landmarks[42] + landmarks[44]) / 2, (landmarks[43] + landmarks[45]) / 2];
  shadeSkin(painting, centre, 0.16, 0.22, -0.12 * drawn);
  for (const side of [-1, 1]) {
    const x = centre[0] + 0.065 * side * scale * Math.cos(roll);
    const y = centre[1] + 0.065 * side * scale * Math.sin(roll);
    const points = [-0.13, 0, 0.12].flatMap((by, i) => [
      x - by * up[0] + 0.012 * side * scale * (i - 1),
      y - by * up[1],
    ]);
    strokeCurve(canvas, points, {
      widths: [0.008 * scale, 0.026 * scale, 0.008 * scale],
      tone: 0.4 * skin,
      opacity: 0.85 * drawn,
      soft: true,
    });
  }
}
