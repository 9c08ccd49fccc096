import type { GrayImage } from '../../image/Image.js';
import { applyMapping, codeTable } from './applyMapping.js';
import { createSamplingPlan } from './createSamplingPlan.js';
import { grayLevels } from './grayLevels.js';
import type { LbpMapping } from './lbpMapping.js';
import type { LbpOptions } from './LbpOptions.js';
import { nearestPatterns, nearestPatternsMaximum } from './nearestPatterns.js';
import { neighbourOffsets } from './neighbourOffsets.js';
import { planePatterns } from './planePatterns.js';

/** The codes of a frame, height x width, the pixels within the margin without meaning. Overwritten by the next call. */
export type LbpCoder = (frame: GrayImage) => Uint16Array;

/**
 * Makes the codes of one frame after the other.
 * @param frames of one size
 */
export function createLbpCoder(
  frames: readonly GrayImage[],
  { points, radius, sampling, arithmetic }: Required<LbpOptions>,
  mapping: LbpMapping,
): LbpCoder {
  const [{ width, height }] = frames;
  const codes = new Uint16Array(width * height);
  const patterns = new Uint32Array(width * height);
  const brightest = frames.reduce((most, { maximum }) => Math.max(most, maximum), 0);
  const eight = points === 8 && radius === 1 && sampling === 'circle' && arithmetic === 'exact';
  if (eight && brightest <= nearestPatternsMaximum) {
    const levels = new Uint16Array(width * height);
    // Indexed by the complement of the pattern: that of pattern k is 255 - k.
    const table = codeTable(mapping, points).reverse();
    return (frame) => {
      grayLevels(frame, levels, 0);
      nearestPatterns(levels, frame, patterns);
      for (let i = 0; i < codes.length; i++) codes[i] = table[patterns[i]];
      return codes;
    };
  }
  const levels = new Float64Array(width * height);
  const offsets = neighbourOffsets(points, { row: radius, column: radius }, sampling);
  const plan = createSamplingPlan(offsets, arithmetic, { rows: height, columns: width, origin: 0 });
  const apply = applyMapping(mapping, points);
  return (frame) => {
    grayLevels(frame, levels, 0);
    planePatterns(levels, frame, plan, Math.ceil(radius), patterns);
    apply(patterns, codes);
    return codes;
  };
}
