/**
 * Where `count` blocks of equal size begin and end that reach exactly from end to end of an axis. Neighbours share `overlap` of
 * a block, so a block is length / (count - (count - 1) overlap) long. Not rounded.
 * @param length of the axis, in any unit
 * @param count blocks, >= 1
 * @param overlap 0 <= overlap < 1
 */
export function blockBorders(length: number, count: number, overlap: number): (readonly [from: number, to: number])[] {
  const blocks = count - (count - 1) * overlap; // length of the axis in blocks
  return Array.from({ length: count }, (_, k) => {
    // One division, at the end: exact wherever the border falls on a pixel and the overlap is 0.
    const from = (k * (1 - overlap) * length) / blocks;
    const to = k === count - 1 ? length : Math.min(length, ((k * (1 - overlap) + 1) * length) / blocks);
    return [from, to];
  });
}
