type Point = readonly [x: number, y: number];

/** Extent of the invented face, and of its gray picture in pixels. */
export const faceSize = { width: 64, height: 72 } as const;

/** `count` points on an arc of an ellipse about (x, y); angles in degrees, 0 right, 90 down. */
function arc(count: number, [x, y]: Point, [a, b]: Point, from: number, to: number): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = ((from + ((to - from) * i) / (count - 1)) * Math.PI) / 180;
    return [x + a * Math.cos(angle), y + b * Math.sin(angle)];
  });
}

/** A ring of `count` points that starts on the left and goes over the top. */
function ring(count: number, middle: Point, radii: Point): Point[] {
  return arc(count + 1, middle, radii, 180, 540).slice(0, count);
}

const parts: readonly (readonly [name: string, closed: boolean, points: readonly Point[]])[] = [
  ['jaw', false, arc(17, [32, 34], [24, 33], 170, 10)],
  ['left brow', false, arc(5, [20.5, 28], [8, 6], 200, 340)],
  ['right brow', false, arc(5, [43.5, 28], [8, 6], 200, 340)],
  ['nose', false, [30, 34, 38, 42].map((y) => [32, y] as const)],
  ['nostrils', false, arc(5, [32, 43], [5, 3], 170, 10)],
  ['left eye', true, ring(6, [20.5, 32], [4.5, 2.3])],
  ['right eye', true, ring(6, [43.5, 32], [4.5, 2.3])],
  ['mouth', true, ring(12, [32, 54], [9, 4])],
];

/** 60 invented landmarks, each part in order, the links between neighbours, and the outlines through them. */
export function inventedLandmarks(): { names: string[]; points: Point[]; edges: [number, number][]; lines: Point[][] } {
  const edges: [number, number][] = [];
  let first = 0;
  for (const [, closed, { length }] of parts) {
    for (let i = 1; i < length; i++) edges.push([first + i - 1, first + i]);
    if (closed) edges.push([first + length - 1, first]);
    first += length;
  }
  return {
    names: parts.flatMap(([name, , points]) => points.map((_, i) => `${name} ${i + 1}`)),
    points: parts.flatMap(([, , points]) => [...points]),
    edges,
    lines: parts.map(([, closed, points]) => (closed ? [...points, points[0]] : [...points])),
  };
}

/** A drawn face in gray: a lit oval with dark brows, eyes, nostrils and mouth, all edges soft. */
export function inventedGray(): { width: number; height: number; values: number[] } {
  const { width, height } = faceSize;
  const spot = (x: number, y: number, [cx, cy]: Point, [a, b]: Point): number =>
    Math.exp(-(((x - cx) / a) ** 2) - ((y - cy) / b) ** 2);
  const values = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
    const inside = 1 / (1 + Math.exp(12 * (Math.hypot((x - 32) / 25, (y - 36) / 34) - 1)));
    let skin = 150 + 50 * spot(x, y, [27, 30], [24, 30]);
    for (const middle of [20.5, 43.5]) {
      skin -= 95 * spot(x, y, [middle, 23.5], [7, 1.8]) + 105 * spot(x, y, [middle, 32], [4, 2.1]);
      skin -= 70 * spot(x, y, [32 + (middle < 32 ? -2.5 : 2.5), 45], [1.7, 1.3]);
    }
    skin -= 85 * spot(x, y, [32, 54], [8.5, 1.6]) + 30 * spot(x, y, [32, 55], [8.5, 4]);
    return Math.round(60 + (skin - 60) * inside);
  });
  return { width, height, values };
}
