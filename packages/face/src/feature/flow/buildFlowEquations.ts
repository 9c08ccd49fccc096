/** What an equation counts 0, 1, ... pixels from the border: near it the polynomials lean on repeated pixels. */
const borderTrust = [0.14, 0.14, 0.4472, 0.4472, 0.4472];

/**
 * For every pixel, the normal equations of its displacement d: with the mean A of the two quadratic forms and
 * h = (b_previous - b_next) / 2 + A d0, the displacement solves A d = h in the least squares sense. `next` is read at the
 * pixel moved by the present estimate d0, between pixels by bilinear interpolation; where that lies outside the picture,
 * `previous` stands alone, with the gradient of `next` taken as 0.
 *
 * @param previous height x width x 5, polynomials by `createPolynomialFit`
 * @param next likewise
 * @param u height x width, the present estimate, to the right
 * @param v height x width, downwards
 * @param target height x width x 5, overwritten: A'A as xx, xy, yy and A'h as x, y; times the trust in the pixel
 */
export function buildFlowEquations(
  previous: Float32Array,
  next: Float32Array,
  u: Float32Array,
  v: Float32Array,
  width: number,
  height: number,
  target: Float32Array,
): void {
  for (let y = 0, pixel = 0; y < height; y++) {
    const trustY = trust(y, height);
    const inner = trustY === 1 && width > 2 * borderTrust.length;
    for (let x = 0; x < width; x++, pixel++) {
      const at = 5 * pixel;
      const dx = u[pixel];
      const dy = v[pixel];
      const toX = x + dx;
      const toY = y + dy;
      const left = Math.floor(toX);
      const top = Math.floor(toY);
      let bx = previous[at];
      let by = previous[at + 1];
      let xx = previous[at + 2];
      let yy = previous[at + 3];
      let xy = previous[at + 4];
      if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
        const right = toX - left;
        const low = toY - top;
        const w11 = right * low;
        const w10 = low - w11;
        const w01 = right - w11;
        const w00 = 1 - right - w10;
        const a = 5 * (top * width + left);
        const c = a + 5 * width;
        bx -= w00 * next[a] + w01 * next[a + 5] + w10 * next[c] + w11 * next[c + 5];
        by -= w00 * next[a + 1] + w01 * next[a + 6] + w10 * next[c + 1] + w11 * next[c + 6];
        xx += w00 * next[a + 2] + w01 * next[a + 7] + w10 * next[c + 2] + w11 * next[c + 7];
        yy += w00 * next[a + 3] + w01 * next[a + 8] + w10 * next[c + 3] + w11 * next[c + 8];
        xy += w00 * next[a + 4] + w01 * next[a + 9] + w10 * next[c + 4] + w11 * next[c + 9];
        xx *= 0.5;
        yy *= 0.5;
        xy *= 0.25; // half of the mean of 2 A_xy
      } else {
        xy *= 0.5;
      }
      let hx = 0.5 * bx + xx * dx + xy * dy;
      let hy = 0.5 * by + xy * dx + yy * dy;
      if (!inner || x < borderTrust.length || x >= width - borderTrust.length) {
        const scale = trustY * trust(x, width);
        xx *= scale;
        yy *= scale;
        xy *= scale;
        hx *= scale;
        hy *= scale;
      }
      target[at] = xx * xx + xy * xy;
      target[at + 1] = xy * (xx + yy);
      target[at + 2] = yy * yy + xy * xy;
      target[at + 3] = xx * hx + xy * hy;
      target[at + 4] = xy * hx + yy * hy;
    }
  }
}

function trust(position: number, length: number): number {
  return (borderTrust[position] ?? 1) * (borderTrust[length - 1 - position] ?? 1);
}
