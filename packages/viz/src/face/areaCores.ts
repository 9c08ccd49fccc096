import type { PictureArea } from './FacePicture.js';

/**
 * The part of every area that is its own: two areas that overlap are cut in the middle of their overlap, across or down,
 * whichever takes the smaller share of the smaller one, so that no two results overlap. Blocks of a regular grid keep the
 * cells that tile the grid, whatever their overlap. An area of which nothing is left becomes the point in its middle; points
 * stay as they are. O(N^2).
 */
export function areaCores(areas: readonly PictureArea[]): PictureArea[] {
  const cores = areas.map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
  areas.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = areas[j];
      const across = overlapOf(a, b, 0);
      const down = overlapOf(a, b, 1);
      if (across.share === 0 || down.share === 0) continue;
      const [one, other] = [cores[i], cores[j]];
      // Of equal middles (one area inside the other, say) the earlier is taken as left of or above the later.
      if (across.share <= down.share) {
        const [low, high] = a[0] + a[2] / 2 < b[0] + b[2] / 2 ? [one, other] : [other, one];
        low.right = Math.min(low.right, across.middle);
        high.left = Math.max(high.left, across.middle);
      } else {
        const [low, high] = a[1] + a[3] / 2 < b[1] + b[3] / 2 ? [one, other] : [other, one];
        low.bottom = Math.min(low.bottom, down.middle);
        high.top = Math.max(high.top, down.middle);
      }
    }
  });
  return cores.map(({ left, top, right, bottom }, n) => {
    if (right > left && bottom > top) return [left, top, right - left, bottom - top];
    const [x, y, width, height] = areas[n];
    return [x + width / 2, y + height / 2, 0, 0];
  });
}

function overlapOf(a: PictureArea, b: PictureArea, axis: 0 | 1): { readonly share: number; readonly middle: number } {
  const from = Math.max(a[axis], b[axis]);
  const to = Math.min(a[axis] + a[axis + 2], b[axis] + b[axis + 2]);
  return { share: to > from ? (to - from) / Math.min(a[axis + 2], b[axis + 2]) : 0, middle: (from + to) / 2 };
}
