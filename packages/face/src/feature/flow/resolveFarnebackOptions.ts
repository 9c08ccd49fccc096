import { checkNumber } from '../../option/checkNumber.js';
import { checkSwitch } from '../../option/checkSwitch.js';

/** Names and defaults follow OpenCV's `calcOpticalFlowFarneback`, whose documentation says what to choose. */
export interface FarnebackOptions {
  /** Size of a pyramid level relative to the one below it, 0.1 <= scale <= 0.95. Default 0.5. */
  readonly pyramidScale?: number;
  /** Smaller levels beside the full picture, 0 to 16; those with a side below 32 pixels are left out. Default 3. */
  readonly levels?: number;
  /** Side of the square in which the motion is taken to be one, odd, 3 to 255 pixels. Default 15. */
  readonly window?: number;
  /** Estimates per pyramid level, 1 to 100. Default 3. */
  readonly iterations?: number;
  /** Pixels on each side of the centre to which a polynomial is fitted (as OpenCV takes it), 1 to 15. Default 5. */
  readonly polyN?: number;
  /** Standard deviation of the weights of that fit, in pixels, 0.3 to 15. Default 1.1 up to `polyN` 5, 1.5 above. */
  readonly polySigma?: number;
  /** Weighs the window by a Gaussian of standard deviation 0.3 (window - 1) / 2 instead of a box: slower, sharper. Default false. */
  readonly gaussian?: boolean;
}

export const farnebackOptionNames = [
  'pyramidScale',
  'levels',
  'window',
  'iterations',
  'polyN',
  'polySigma',
  'gaussian',
] as const satisfies readonly (keyof FarnebackOptions)[];

/**
 * Checks the options and fills in the defaults.
 * @param where opens the message
 * @throws StrnnError 'option' naming the option, what was expected and what was found
 */
export function resolveFarnebackOptions(options: FarnebackOptions, where: string): Required<FarnebackOptions> {
  const { pyramidScale = 0.5, levels = 3, window = 15, iterations = 3, polyN = 5, gaussian = false } = options;
  const { polySigma = polyN > 5 ? 1.5 : 1.1 } = options;
  checkNumber(pyramidScale, `${where}.pyramidScale`, { low: 0.1, high: 0.95 });
  checkNumber(levels, `${where}.levels`, { low: 0, high: 16, integer: true });
  checkNumber(window, `${where}.window`, { low: 3, high: 255, odd: true });
  checkNumber(iterations, `${where}.iterations`, { low: 1, high: 100, integer: true });
  checkNumber(polyN, `${where}.polyN`, { low: 1, high: 15, integer: true });
  checkNumber(polySigma, `${where}.polySigma`, { low: 0.3, high: 15 });
  checkSwitch(gaussian, `${where}.gaussian`);
  return { pyramidScale, levels, window, iterations, polyN, polySigma, gaussian };
}
