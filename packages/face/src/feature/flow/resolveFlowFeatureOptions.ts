import { checkChoice, checkChoices } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { checkSwitch } from '../../option/checkSwitch.js';
import { farnebackOptionNames, type FarnebackOptions, resolveFarnebackOptions } from './resolveFarnebackOptions.js';

export const flowStatistics = ['mean', 'magnitude', 'hoof'] as const;
/** `'mean'` two numbers, the mean of u and of v; `'magnitude'` the mean length; `'hoof'` a histogram of directions. */
export type FlowStatistic = (typeof flowStatistics)[number];

export const flowOrigins = ['previous', 'first'] as const;
/** The frame from which motion is measured: the one before (px/frame), or the first of the sequence (displacement in px). */
export type FlowOrigin = (typeof flowOrigins)[number];

export interface FlowFeatureOptions extends FarnebackOptions {
  /** What a block is described by, in this order. Default all three. */
  readonly statistics?: readonly FlowStatistic[];
  /** Directions of the histogram, 2 to 64. Default 8. */
  readonly bins?: number;
  /** Default `'previous'`. */
  readonly from?: FlowOrigin;
  /** Counts motion to the left as motion to the right, as Chaudhry et al. do: blind to a mirrored picture. Default false. */
  readonly mirrored?: boolean;
}

export interface ResolvedFlowFeatureOptions extends Required<FlowFeatureOptions> {
  /** Those of the flow alone. */
  readonly farneback: Required<FarnebackOptions>;
}

const ownNames = ['statistics', 'bins', 'from', 'mirrored'] as const;

/**
 * Checks the options and fills in the defaults.
 * @param where opens the message
 * @throws StrnnError 'option' naming the option, what was expected and what was found
 */
export function resolveFlowFeatureOptions(options: FlowFeatureOptions, where: string): ResolvedFlowFeatureOptions {
  checkOptionNames(options, where, [...ownNames, ...farnebackOptionNames]);
  const farneback = resolveFarnebackOptions(options, where);
  const { statistics = flowStatistics, bins = 8, from = 'previous', mirrored = false } = options;
  checkChoices(statistics, `${where}.statistics`, 'statistic', flowStatistics);
  checkNumber(bins, `${where}.bins`, { low: 2, high: 64, integer: true });
  checkChoice(from, `${where}.from`, 'origin', flowOrigins);
  checkSwitch(mirrored, `${where}.mirrored`);
  return { ...farneback, statistics: [...statistics], bins, from, mirrored, farneback };
}
