import { type HistogramMapping, histogramMapping } from '../lbp/histogramMapping.js';
import {
  type LbpTopOptions,
  type LbpTopPlane,
  lbpTopPlanes,
  pointsOption,
  type ResolvedLbpTopOptions,
} from './LbpTopOptions.js';

/** From the patterns of a plane to the bins of its histogram. */
export interface PlaneMapping {
  readonly plane: LbpTopPlane;
  readonly points: number;
  readonly mapping: HistogramMapping;
}

/**
 * @param options as given, to name them in errors
 * @throws StrnnError 'option' for more points than the method's histogram allows
 */
export function planeMappings(
  { points, method }: ResolvedLbpTopOptions,
  options: LbpTopOptions,
  where: string,
): PlaneMapping[] {
  return lbpTopPlanes.map((plane) => {
    const option = `${where}.${pointsOption(options, plane)}`;
    return { plane, points: points[plane], mapping: histogramMapping(points[plane], method, option) };
  });
}
