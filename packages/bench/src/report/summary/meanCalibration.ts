import type { CellDigest } from '../../run/store/CellDigest.js';
import type { RowCalibration } from './Summary.js';

/** Calibration averaged over seeds; undefined where a seed has none. */
export function meanCalibration(digests: readonly CellDigest[]): RowCalibration | undefined {
  const seeds = digests.flatMap((digest) => digest.calibration ?? []);
  if (seeds.length < digests.length) return undefined;
  const mean = (name: keyof RowCalibration): number => seeds.reduce((sum, seed) => sum + seed[name], 0) / seeds.length;
  return { logLoss: mean('logLoss'), brier: mean('brier'), ece: mean('ece') };
}
