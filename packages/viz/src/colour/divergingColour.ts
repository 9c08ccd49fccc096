import { oklch } from './oklch.js';

/**
 * Colour for a signed share: blue (-1) over near white (0) to orange (+1). Both arms darken evenly.
 * @param share -1 .. 1; clamped
 */
export function divergingColour(share: number): string {
  const t = Math.min(1, Math.max(-1, share));
  return oklch(0.96 - 0.5 * Math.abs(t), 0.15 * Math.abs(t), t < 0 ? 250 : 50);
}
