/**
 * A map of the plane, the two rows of a 2 x 3 matrix one after the other: (x, y) goes to (a x + b y + c, d x + e y + f).
 * Coordinates are pixels, x to the right, y down, the centre of the top left pixel at (0, 0). Plain JSON.
 */
export type AffineTransform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
