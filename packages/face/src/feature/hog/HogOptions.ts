import { checkChoice } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';
import { checkSwitch } from '../../option/checkSwitch.js';

export const hogNorms = ['L2-Hys', 'L2', 'L1', 'L1-sqrt'] as const;
/**
 * How a block's numbers v are brought to one scale, e = 1e-5: `'L2'` v / sqrt(sum v^2 + e^2); `'L2-Hys'` the same, cut at 0.2,
 * and once more; `'L1'` v / (sum v + e); `'L1-sqrt'` the square root of that.
 */
export type HogNorm = (typeof hogNorms)[number];

export interface HogOptions {
  /** Bins for 0 to 180 degrees, an integer from 2 to 36. Default 9. */
  readonly orientations?: number;
  /** Default `'L2-Hys'`. */
  readonly norm?: HogNorm;
  /** Gray levels are replaced by their square roots first. Default false. */
  readonly transformSqrt?: boolean;
}

/** The options with their defaults, checked. @throws StrnnError 'option' naming the option */
export function resolveHogOptions(options: HogOptions, where: string): Required<HogOptions> {
  const { orientations = 9, norm = 'L2-Hys', transformSqrt = false } = options;
  checkNumber(orientations, `${where}.orientations`, { low: 2, high: 36, integer: true });
  checkChoice(norm, `${where}.norm`, 'norm', hogNorms);
  checkSwitch(transformSqrt, `${where}.transformSqrt`);
  return { orientations, norm, transformSqrt };
}
