import { StrnnError } from '@strnn/core/error';
import { checkFrames } from '../../image/checkFrames.js';
import type { GrayImage } from '../../image/Image.js';
import { countCodes } from '../lbp/countCodes.js';
import { createLbpTopCoder, lbpTopMargin } from './createLbpTopCoder.js';
import { type LbpTopOptions, type LbpTopPlane, resolveLbpTopOptions } from './LbpTopOptions.js';
import { planeMappings } from './planeMappings.js';

export interface LbpTopVolumeOptions extends LbpTopOptions {
  /** For errors. Default `'lbpTop'`. */
  readonly where?: string;
}

export interface LbpTopVolume {
  /** Centres: those of the volume whose neighbours lie inside it. */
  readonly frames: number;
  readonly height: number;
  readonly width: number;
  /** In the order XY, XT, YT. */
  readonly planes: readonly LbpTopPlaneCodes[];
}

export interface LbpTopPlaneCodes {
  readonly plane: LbpTopPlane;
  /** frames x height x width. */
  readonly codes: Uint16Array;
  /** How often each code occurs. */
  readonly histogram: Uint32Array;
  /** Names of the histogram's bins. */
  readonly bins: readonly string[];
}

/**
 * Local binary patterns of a volume on three orthogonal planes (Zhao and Pietikäinen 2007). In each plane neighbours are counted
 * from the right counter-clockwise, bit 0 first, where "right" and "up" are
 * - XY: larger x, smaller y;
 * - XT: larger x, earlier frames;
 * - YT: larger y, earlier frames.
 *
 * So they are scikit-image's codes of the slices volume[t], volume[:, y] and volume[:, :, x] of a volume indexed [t, y, x], where
 * all radii are equal (as to ties see `LbpArithmetic`). Another order of neighbours, as in code of other origin, permutes the
 * bins of a histogram and changes nothing else.
 *
 * @param frames F frames of one size, in time order
 * @throws StrnnError 'option' naming the option; 'shape' for frames that are not alike, not gray, or too few or too small for
 * one centre
 */
export function lbpTop(frames: readonly GrayImage[], options: LbpTopVolumeOptions = {}): LbpTopVolume {
  const { where = 'lbpTop' } = options;
  const resolved = resolveLbpTopOptions(options, where);
  const mappings = planeMappings(resolved, options, where);
  const margin = lbpTopMargin(resolved);
  checkVolume(frames, { x: 2 * margin.x + 1, y: 2 * margin.y + 1, t: 2 * margin.t + 1 }, where);
  const coder = createLbpTopCoder(frames, resolved, mappings);

  const [image] = frames;
  const [height, width] = [image.height - 2 * margin.y, image.width - 2 * margin.x];
  const count = frames.length - 2 * margin.t;
  const whole = { left: 0, top: 0, width: image.width, height: image.height };
  const planes = mappings.map(({ plane, mapping }): LbpTopPlaneCodes => {
    const codes = new Uint16Array(count * height * width);
    return { plane, codes, histogram: new Uint32Array(mapping.codes), bins: mapping.names };
  });
  for (let t = 0; t < count; t++) {
    const found = coder.codesOf(t + margin.t);
    planes.forEach(({ codes, histogram }, k) => {
      countCodes(found[k], image, margin, whole, histogram, 0);
      for (let y = 0; y < height; y++) {
        const from = (y + margin.y) * image.width + margin.x;
        codes.set(found[k].subarray(from, from + width), (t * height + y) * width);
      }
    });
  }
  return { frames: count, height, width, planes };
}

function checkVolume(
  frames: readonly GrayImage[],
  least: { readonly x: number; readonly y: number; readonly t: number },
  where: string,
): void {
  if (frames.length < least.t) {
    throw new StrnnError('shape', `${where}: expected at least ${least.t} frames, found ${frames.length}.`);
  }
  checkFrames(frames, where);
  const [{ width, height }] = frames;
  if (width < least.x || height < least.y) {
    const rule = `expected at least ${least.x} x ${least.y} pixels`;
    throw new StrnnError('shape', `${where}: ${rule}, found ${width} x ${height}.`);
  }
}
