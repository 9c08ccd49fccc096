import type { GrayImage } from '../image/Image.js';

/**
 * Frames with edges and fine texture that move, in whole numbers: tools/reference/face/face_peer.py, which says how, draws
 * the same.
 */
export function drawVolume(frames: number, side: number): GrayImage[] {
  return Array.from({ length: frames }, (_, t) => {
    const data = new Float32Array(side * side);
    for (let y = 0, at = 0; y < side; y++) {
      for (let x = 0; x < side; x++, at++) {
        const wave = Math.abs(((3 * x + 2 * y + 5 * t) % 240) - 120);
        const seed = (Math.imul(374761393, x) + Math.imul(668265263, y) + Math.imul(-2048144777, t)) >>> 0;
        const hash = Math.imul(1274126177, seed ^ (seed >>> 13)) >>> 0;
        data[at] = (wave + ((hash >>> 16) & 31) + 40) / 255;
      }
    }
    return { width: side, height: side, channels: 1, maximum: 255, data };
  });
}
