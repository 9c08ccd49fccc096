export const polyhedra = ['icosahedron', 'dodecahedron'] as const;
/** 20 or 12 faces, whose centres are the directions of a histogram. */
export type Polyhedron = (typeof polyhedra)[number];

/** Directions in space and time as unit vectors, spread evenly. */
export interface OrientationAxes {
  /** count x 3: x (right), y (down), t (later). */
  readonly vectors: Float64Array;
  readonly count: number;
  /** Inner product of neighbours: 0.745 (icosahedron), 0.447 (dodecahedron). */
  readonly neighbours: number;
}

const golden = (1 + Math.sqrt(5)) / 2;

/**
 * The centres of the faces of a regular polyhedron. Those of an icosahedron are the corners of a dodecahedron, (+-1, +-1, +-1)
 * and the cyclic (0, +-1/phi, +-phi); those of a dodecahedron the corners of an icosahedron, the cyclic (0, +-1, +-phi).
 * @param merged keep one of each pair of opposite directions: that with t > 0; where t = 0, y > 0
 */
export function polyhedronAxes(polyhedron: Polyhedron, merged: boolean): OrientationAxes {
  const corners: number[][] = [];
  const [short, long] = polyhedron === 'icosahedron' ? [1 / golden, golden] : [1, golden];
  for (const a of [short, -short]) {
    for (const b of [long, -long]) corners.push([0, a, b], [b, 0, a], [a, b, 0]);
  }
  if (polyhedron === 'icosahedron') {
    for (const x of [1, -1]) for (const y of [1, -1]) for (const t of [1, -1]) corners.push([x, y, t]);
  }
  const norm = Math.hypot(...corners[0]);
  const kept = corners
    .filter(([, y, t]) => !merged || t > 0 || (t === 0 && y > 0))
    .sort((p, q) => q[2] - p[2] || q[1] - p[1] || q[0] - p[0])
    .map((corner) => corner.map((value) => value / norm));
  const neighbours = polyhedron === 'icosahedron' ? Math.sqrt(5) / 3 : 1 / Math.sqrt(5);
  return { vectors: Float64Array.from(kept.flat()), count: kept.length, neighbours };
}
