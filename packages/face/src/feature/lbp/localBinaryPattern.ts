import { StrnnError } from '@strnn/core/error';
import { checkGray } from '../../image/checkImage.js';
import type { GrayImage } from '../../image/Image.js';
import { checkChoice } from '../../option/checkChoice.js';
import { applyMapping, createCodes, type LbpCodes } from './applyMapping.js';
import { createSamplingPlan } from './createSamplingPlan.js';
import { grayLevels } from './grayLevels.js';
import { lbpMapping } from './lbpMapping.js';
import { type LbpMethod, lbpMethods, type LbpOptions, resolveLbpOptions } from './LbpOptions.js';
import { neighbourOffsets } from './neighbourOffsets.js';
import { planePatterns } from './planePatterns.js';

export const lbpBorders = ['zero', 'exclude'] as const;
export type LbpBorder = (typeof lbpBorders)[number];

export interface LocalBinaryPatternOptions extends LbpOptions {
  /** Default `'default'`: the pattern itself. */
  readonly method?: LbpMethod;
  /** `'zero'`: black outside the image, a code for every pixel; `'exclude'`: none where a neighbour lies outside. Default `'zero'`. */
  readonly border?: LbpBorder;
  /** For errors. Default `'localBinaryPattern'`. */
  readonly where?: string;
}

export interface LbpImage {
  /** The image's, less twice the margin. */
  readonly width: number;
  readonly height: number;
  /** Pixels left out on each side: 0, or the radius rounded up where the border is excluded. */
  readonly margin: number;
  /** height x width, row-major. */
  readonly codes: LbpCodes;
  /** Codes lie from 0 to this less 1. */
  readonly codeCount: number;
}

/**
 * Local binary patterns of an image (Ojala, Pietikäinen and Mäenpää 2002; the square of 8 pixels: Ojala, Pietikäinen and
 * Harwood 1996): bit i of a pixel's pattern tells whether its neighbour i is at least as bright. Neighbours are counted from
 * the right counter-clockwise, bit 0 first. Works on gray levels, the file's whole numbers.
 *
 * With `arithmetic: 'float64'` equal to scikit-image's `local_binary_pattern` of the integers, code for code; with `'exact'`
 * equal wherever no interpolated neighbour is exactly as bright as the centre (rounding decides those there).
 *
 * @throws StrnnError 'option' naming the option; 'shape' for an image that is not gray or too small for its excluded border
 */
export function localBinaryPattern(image: GrayImage, options: LocalBinaryPatternOptions = {}): LbpImage {
  const { method = 'default', border = 'zero', where = 'localBinaryPattern' } = options;
  const { points, radius, sampling, arithmetic } = resolveLbpOptions(options, where);
  checkChoice(method, `${where}.method`, 'method', lbpMethods);
  checkChoice(border, `${where}.border`, 'border', lbpBorders);
  const offsets = neighbourOffsets(points, { row: radius, column: radius }, sampling);
  const reach = Math.ceil(radius);
  const [pad, margin] = border === 'zero' ? [reach, 0] : [0, reach];
  checkGray(image, where);
  const least = 2 * margin + 1;
  if (image.width < least || image.height < least) {
    const rule = `expected at least ${least} x ${least} pixels where the border is excluded`;
    throw new StrnnError('shape', `${where}: ${rule}, found ${image.width} x ${image.height}.`);
  }

  const plane = { width: image.width + 2 * pad, height: image.height + 2 * pad };
  const levels = paddedLevels(image, pad);
  const plan = createSamplingPlan(offsets, arithmetic, { rows: plane.height, columns: plane.width, origin: -pad });
  const patterns = new Uint32Array(levels.length);
  planePatterns(levels, plane, plan, reach, patterns);

  const [width, height] = [plane.width - 2 * reach, plane.height - 2 * reach];
  for (let y = 0; y < height; y++) {
    const from = (y + reach) * plane.width + reach;
    patterns.copyWithin(y * width, from, from + width);
  }
  const mapping = lbpMapping(points, method);
  const codes = createCodes(mapping, width * height);
  applyMapping(mapping, points)(patterns, codes);
  return { width, height, margin, codes, codeCount: mapping.codes };
}

/** The image's gray levels with `pad` zeros around. */
function paddedLevels(image: GrayImage, pad: number): Float64Array {
  const { width, height } = image;
  const inner = new Float64Array(width * height);
  grayLevels(image, inner, 0);
  if (pad === 0) return inner;
  const stride = width + 2 * pad;
  const levels = new Float64Array(stride * (height + 2 * pad));
  for (let y = 0; y < height; y++) levels.set(inner.subarray(y * width, (y + 1) * width), (y + pad) * stride + pad);
  return levels;
}
