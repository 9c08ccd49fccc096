import type { GrayImage } from '../../image/Image.js';
import { applyMapping, codeTable } from '../lbp/applyMapping.js';
import { createSamplingPlan } from '../lbp/createSamplingPlan.js';
import { grayLevels } from '../lbp/grayLevels.js';
import { neighbourOffsets } from '../lbp/neighbourOffsets.js';
import { type LbpTopPlane, lbpTopPlanes, type ResolvedLbpTopOptions } from './LbpTopOptions.js';
import type { PlaneMapping } from './planeMappings.js';
import { nearestPatternsMaximum } from '../lbp/nearestPatterns.js';
import { nearestTopCodes } from './nearestTopCodes.js';
import { type Volume, volumePatterns } from './volumePatterns.js';

/** Makes the codes of one frame of a sequence after the other. */
export interface LbpTopCoder {
  /**
   * The codes of frame t in the planes XY, XT and YT: three times height x width, the pixels within the margin without meaning.
   * Frames before the first and after the last count as equal to those. Overwritten by the next call.
   */
  readonly codesOf: (t: number) => readonly Uint16Array[];
}

export interface LbpTopMargin {
  readonly x: number;
  readonly y: number;
  readonly t: number;
}

/** Pixels and frames on either side of a centre that its neighbours need. */
export function lbpTopMargin({ radius }: ResolvedLbpTopOptions): LbpTopMargin {
  return { x: Math.ceil(radius.x), y: Math.ceil(radius.y), t: Math.ceil(radius.t) };
}

/** @param frames F frames of one size */
export function createLbpTopCoder(
  frames: readonly GrayImage[],
  options: ResolvedLbpTopOptions,
  mappings: readonly PlaneMapping[],
): LbpTopCoder {
  const margin = lbpTopMargin(options);
  const [{ width, height }] = frames;
  const brightest = frames.reduce((most, { maximum }) => Math.max(most, maximum), 0);
  if (isNearest(options) && brightest <= nearestPatternsMaximum) return { codesOf: nearestCodes(frames, mappings) };

  // Interpolation is faster in float64: nothing to convert.
  const levels = new Float64Array(frames.length * height * width); // (F, height, width)
  frames.forEach((frame, t) => grayLevels(frame, levels, t * height * width));
  const volume = { levels, frames: frames.length, height, width };
  const patterns = new Uint32Array(height * width);
  const planes = mappings.map(({ plane, points, mapping }) => {
    const codes = new Uint16Array(patterns.length);
    return { plane, plan: planOf(plane, volume, options), codes, apply: applyMapping(mapping, points) };
  });
  const allCodes = planes.map(({ codes }) => codes);
  return {
    codesOf(t) {
      for (const { plane, plan, apply, codes } of planes) {
        volumePatterns(volume, t, plane, plan, margin, patterns);
        apply(patterns, codes);
      }
      return allCodes;
    },
  };
}

function isNearest({ points, radius, arithmetic }: ResolvedLbpTopOptions): boolean {
  const eight = lbpTopPlanes.every((plane) => points[plane] === 8);
  return eight && radius.x === 1 && radius.y === 1 && radius.t === 1 && arithmetic === 'exact';
}

function nearestCodes(frames: readonly GrayImage[], mappings: readonly PlaneMapping[]): LbpTopCoder['codesOf'] {
  const [{ width, height }] = frames;
  const size = height * width;
  const levels = new Uint16Array(frames.length * size); // (F, height, width)
  frames.forEach((frame, t) => grayLevels(frame, levels, t * size));
  const codes = mappings.map(() => new Uint16Array(size));
  // Indexed by the complement of the pattern: that of pattern k is 255 - k.
  const tables = mappings.map(({ mapping }) => codeTable(mapping, 8).reverse());
  return (t) => {
    const before = Math.max(0, t - 1) * size;
    const after = Math.min(frames.length - 1, t + 1) * size;
    nearestTopCodes(levels, { width, height }, { base: t * size, before, after }, tables, codes);
    return codes;
  };
}

function planOf(plane: LbpTopPlane, { frames, height, width }: Volume, options: ResolvedLbpTopOptions) {
  const { points, radius, arithmetic } = options;
  const [row, rows] = plane === 'XY' ? [radius.y, height] : [radius.t, frames];
  const [column, columns] = plane === 'YT' ? [radius.y, height] : [radius.x, width];
  return createSamplingPlan(neighbourOffsets(points[plane], { row, column }), arithmetic, { rows, columns, origin: 0 });
}
