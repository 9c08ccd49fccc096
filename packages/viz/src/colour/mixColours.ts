/**
 * The colour of a translucent layer on a ground, as browsers paint it: the mean of the two in sRGB.
 * @param layer `#rrggbb`.
 * @param ground `#rrggbb`.
 * @param opacity of the layer, 0 to 1.
 */
export function mixColours(layer: string, ground: string, opacity: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [over, under] = [layer, ground].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round(opacity * over + (1 - opacity) * under)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
