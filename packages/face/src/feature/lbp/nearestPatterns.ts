/** Largest gray level for which the sums of `nearestPatterns` fit 32 bits: 129289 x 16609 < 2^31. */
export const nearestPatternsMaximum = 16609;

/**
 * cos 45 degrees rounded to 5 decimals, what is left of 1, and near + 2 far; in units of 1e-5.
 *
 * A neighbour on a diagonal at radius 1 lies between the centre c, two pixels beside it (p, q) and the one across (d). In units of
 * 1e-10 it is far^2 c + far near (p + q) + near^2 d, so it is at least as bright as c where far (p + q) + near d >= (2 far + near) c:
 * whole numbers, no rounding.
 */
export const nearestWeights = { near: 70711, far: 29289, whole: 129289 } as const;

/**
 * The complements of the patterns of 8 neighbours at radius 1 in exact arithmetic, the fast way of `planePatterns`: sign bits are
 * collected, so a set bit says that the neighbour is darker.
 * @param levels height x width gray levels <= `nearestPatternsMaximum`
 * @param darker height x width, written except for the outermost pixels
 */
export function nearestPatterns(
  levels: Uint16Array,
  { width, height }: { readonly width: number; readonly height: number },
  darker: Uint32Array,
): void {
  const { near, far, whole } = nearestWeights;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const c = levels[i];
      const r = levels[i + 1];
      const u = levels[i - width];
      const l = levels[i - 1];
      const d = levels[i + width];
      const right = far * r - whole * c;
      const left = far * l - whole * c;
      darker[i] =
        ((r - c) >>> 31) |
        (((right + far * u + near * levels[i - width + 1]) >>> 31) << 1) |
        (((u - c) >>> 31) << 2) |
        (((left + far * u + near * levels[i - width - 1]) >>> 31) << 3) |
        (((l - c) >>> 31) << 4) |
        (((left + far * d + near * levels[i + width - 1]) >>> 31) << 5) |
        (((d - c) >>> 31) << 6) |
        (((right + far * d + near * levels[i + width + 1]) >>> 31) << 7);
    }
  }
}
