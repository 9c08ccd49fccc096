/**
 * Indexes of values whose z-score is above the threshold on either side, ascending; the scores are computed twice, the
 * second time without the outliers of the first, as MNE does for components.
 */
export function iteratedOutliers(values: ArrayLike<number>, threshold: number): number[] {
  const out = new Set<number>();
  for (let round = 0; round < 2; round++) {
    const inside = Array.from(values).filter((_, index) => !out.has(index));
    const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length;
    const deviation = Math.sqrt(inside.reduce((sum, value) => sum + (value - mean) ** 2, 0) / inside.length);
    const before = out.size;
    for (let index = 0; index < values.length; index++) {
      if (Math.abs(values[index] - mean) > threshold * deviation && deviation > 0) out.add(index);
    }
    if (out.size === before) break;
  }
  return [...out].sort((a, b) => a - b);
}
