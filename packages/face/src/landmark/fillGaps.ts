/**
 * Fills gaps in place: by linear interpolation over time between the measured entries on both sides, by the nearest measured
 * entry at the ends.
 *
 * @param values F entries; those that are not measured are overwritten
 * @param measured F flags
 * @param times F, ascending
 * @returns false where nothing is measured; `values` is left alone then
 */
export function fillGaps(values: Float64Array, measured: Uint8Array, times: ArrayLike<number>): boolean {
  let last = -1;
  for (let frame = 0; frame < values.length; frame++) {
    if (measured[frame] === 0) continue;
    for (let gap = last + 1; gap < frame; gap++) {
      if (last < 0) values[gap] = values[frame];
      else {
        const share = (times[gap] - times[last]) / (times[frame] - times[last]);
        values[gap] = values[last] + share * (values[frame] - values[last]);
      }
    }
    last = frame;
  }
  if (last >= 0) values.fill(values[last], last + 1);
  return last >= 0;
}
