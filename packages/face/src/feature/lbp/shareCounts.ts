/**
 * Counts to shares: every count divided by the pixels of its histogram.
 * @param counts histograms one after the other, of one length
 * @param pixels how many were counted for each (or for each equal group of histograms), >= 1
 */
export function shareCounts(counts: Uint32Array, pixels: Uint32Array): Float32Array {
  const shares = new Float32Array(counts.length);
  const length = counts.length / pixels.length;
  for (let place = 0; place < pixels.length; place++) {
    const share = 1 / pixels[place];
    for (let i = place * length; i < (place + 1) * length; i++) shares[i] = counts[i] * share;
  }
  return shares;
}
