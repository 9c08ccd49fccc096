/** One channel, 8 bits. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * Doubles the resolution of colour differences by linear interpolation between the centres of the stored samples: 3/4 of
 * the nearer and 1/4 of the other neighbour, at the border the sample itself. With the roundings of libjpeg's "fancy
 * upsampling", which takes no two samples per row or fewer; such are repeated.
 * @param across 2 doubles the width, 1 leaves it
 * @param down 2 doubles the height, 1 leaves it
 * @param width of the result, at most across x the plane's; likewise `height`
 */
export function upsampleChroma(plane: Plane, across: number, down: number, width: number, height: number): Uint8Array {
  const result = new Uint8Array(width * height);
  const sums = new Int32Array(plane.width);
  const smooth = plane.width > 2;
  for (let y = 0; y < height; y++) {
    const near = down === 2 ? y >> 1 : y;
    const far = Math.min(Math.max(near + (down === 1 ? 0 : y & 1 ? 1 : -1), 0), plane.height - 1);
    const [a, b] = [near * plane.width, far * plane.width];
    const { bytes } = plane;
    // Four times the sample, or the sample.
    const scale = down === 2 && (smooth || across === 1) ? 4 : 1;
    for (let x = 0; x < plane.width; x++) sums[x] = scale === 4 ? 3 * bytes[a + x] + bytes[b + x] : bytes[a + x];
    const to = y * width;
    if (across === 1) {
      const bias = scale === 1 ? 0 : y & 1 ? 2 : 1;
      for (let x = 0; x < width; x++) result[to + x] = Math.trunc((sums[x] + bias) / scale);
    } else if (!smooth) {
      for (let x = 0; x < width; x++) result[to + x] = sums[x >> 1];
    } else {
      const last = plane.width - 1;
      const [left, right] = scale === 4 ? [8, 7] : [1, 2];
      for (let x = 0; x < width; x++) {
        const i = x >> 1;
        const neighbour = x & 1 ? (i < last ? i + 1 : i) : i > 0 ? i - 1 : i;
        result[to + x] = Math.trunc((3 * sums[i] + sums[neighbour] + (x & 1 ? right : left)) / (4 * scale));
      }
    }
  }
  return result;
}
