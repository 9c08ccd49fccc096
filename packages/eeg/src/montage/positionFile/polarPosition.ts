import type { Position } from './ElectrodePositions.js';

/** The point of the unit sphere that EEGLAB's polar coordinates name: degrees from the nose, radius 0.5 at a right angle from the vertex. */
export function polarPosition(degrees: number, radius: number): Position {
  const around = (degrees * Math.PI) / 180;
  const down = radius * Math.PI;
  return [Math.sin(down) * Math.sin(around), Math.sin(down) * Math.cos(around), Math.cos(down)];
}
