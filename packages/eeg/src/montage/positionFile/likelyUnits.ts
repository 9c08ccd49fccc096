import { StrnnError } from '@strnn/core/error';
import type { Position, PositionUnits } from './ElectrodePositions.js';

/** Median distance of the electrodes from the origin, as written, by unit. A head's is 7 to 11 cm. */
const sizes: readonly (readonly [PositionUnits, least: number, most: number])[] = [
  ['m', 0.04, 0.25],
  ['sphere', 0.8, 1.25],
  ['cm', 4, 25],
  ['mm', 40, 250],
];

/** What the numbers of a file are by their size. @throws StrnnError `data` when no unit makes a head of them. */
export function likelyUnits(located: readonly { position: Position }[], file: string): PositionUnits {
  const distances = located.map(({ position }) => Math.hypot(...position)).sort((a, b) => a - b);
  const median = distances[Math.floor(distances.length / 2)];
  const found = sizes.find(([, least, most]) => median >= least && median <= most);
  if (found !== undefined) return found[0];
  const ranges = sizes.map(([unit, least, most]) => `${least} to ${most} (${unit})`).join(', ');
  throw new StrnnError(
    'data',
    `${file}: expected electrodes at a median distance from the origin of ${ranges}, found ${Number(median.toPrecision(4))}; give 'units'`,
  );
}
