import { oklch } from './oklch.js';

/**
 * Colour for a share of the way from low to high: dark violet over blue and green to light yellow. Lightness rises evenly,
 * so it reads alike with every colour blindness and on grey paper.
 * @param share 0 (lowest) .. 1 (highest); clamped
 */
export function sequentialColour(share: number): string {
  const t = Math.min(1, Math.max(0, share));
  return oklch(0.3 + 0.6 * t, 0.13 + 0.02 * t, 300 - 195 * t);
}
