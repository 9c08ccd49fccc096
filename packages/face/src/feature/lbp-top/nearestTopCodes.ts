import { nearestWeights } from '../lbp/nearestPatterns.js';

/**
 * The codes of one frame in all three planes at once, for 8 neighbours at radius 1 along every axis in exact arithmetic; the fast
 * way of `volumePatterns`, with the sums of `nearestPatterns`.
 *
 * @param levels frames x height x width gray levels <= `nearestPatternsMaximum`
 * @param base index of the frame's first pixel, `before` and `after` those of its neighbours in time
 * @param tables XY, XT, YT: code by the complement of the pattern, for a set bit says that the neighbour is darker
 * @param codes XY, XT, YT: height x width, written except for the outermost pixels
 */
export function nearestTopCodes(
  levels: Uint16Array,
  { width, height }: { readonly width: number; readonly height: number },
  { base, before, after }: { readonly base: number; readonly before: number; readonly after: number },
  tables: readonly Uint16Array[],
  codes: readonly Uint16Array[],
): void {
  const { near, far, whole } = nearestWeights;
  const [tableXY, tableXT, tableYT] = tables;
  const [xy, xt, yt] = codes;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
      const b = base + i;
      const c = levels[b];
      const sum = whole * c;
      // Right, left, up, down in the frame; past and coming pixel at the same place.
      const r = levels[b + 1];
      const l = levels[b - 1];
      const u = levels[b - width];
      const d = levels[b + width];
      const p = levels[before + i];
      const n = levels[after + i];
      const farR = far * r - sum;
      const farL = far * l - sum;
      const farU = far * u;
      const farD = far * d;
      const farP = far * p;
      const farN = far * n;
      const right = (r - c) >>> 31;
      const left = ((l - c) >>> 31) << 4;
      const up = (u - c) >>> 31;
      const down = (d - c) >>> 31;
      // XT and YT have the past above and the future below.
      const past = ((p - c) >>> 31) << 2;
      const next = ((n - c) >>> 31) << 6;
      xy[i] =
        tableXY[
          right |
            (((farR + farU + near * levels[b - width + 1]) >>> 31) << 1) |
            (up << 2) |
            (((farL + farU + near * levels[b - width - 1]) >>> 31) << 3) |
            left |
            (((farL + farD + near * levels[b + width - 1]) >>> 31) << 5) |
            (down << 6) |
            (((farR + farD + near * levels[b + width + 1]) >>> 31) << 7)
        ];
      xt[i] =
        tableXT[
          right |
            (((farR + farP + near * levels[before + i + 1]) >>> 31) << 1) |
            past |
            (((farL + farP + near * levels[before + i - 1]) >>> 31) << 3) |
            left |
            (((farL + farN + near * levels[after + i - 1]) >>> 31) << 5) |
            next |
            (((farR + farN + near * levels[after + i + 1]) >>> 31) << 7)
        ];
      yt[i] =
        tableYT[
          down |
            (((farD - sum + farP + near * levels[before + i + width]) >>> 31) << 1) |
            past |
            (((farU - sum + farP + near * levels[before + i - width]) >>> 31) << 3) |
            (up << 4) |
            (((farU - sum + farN + near * levels[after + i - width]) >>> 31) << 5) |
            next |
            (((farD - sum + farN + near * levels[after + i + width]) >>> 31) << 7)
        ];
    }
  }
}
