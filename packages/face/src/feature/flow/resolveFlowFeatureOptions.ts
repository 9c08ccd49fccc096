import { StrnnError, unknownName } from '@strnn/core/error';
import { checkNumber } from '../../option/checkNumber.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { type FarnebackOptions, resolveFarnebackOptions } from './resolveFarnebackOptions.js';

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
  const farneback = resolveFarnebackOptions(typeof options === 'object' && options !== null ? options : {}, where);
  checkOptionNames(options, where, [...ownNames, ...Object.keys(farneback)]);
  const { statistics = flowStatistics, bins = 8, from = 'previous', mirrored = false } = options;
  if (!Array.isArray(statistics) || statistics.length === 0) {
    const rule = `expected statistics to be a list of at least one of ${flowStatistics.join(', ')}`;
    throw new StrnnError('option', `${where}: ${rule}, found ${JSON.stringify(statistics)}.`);
  }
  statistics.forEach((name: FlowStatistic, k) => {
    if (!flowStatistics.includes(name)) throw unknownName(where, 'statistic', String(name), flowStatistics);
    if (statistics.indexOf(name) !== k) {
      throw new StrnnError('option', `${where}: expected different statistics, found '${name}' twice.`);
    }
  });
  checkNumber(bins, `${where}.bins`, { low: 2, high: 64, integer: true });
  if (!flowOrigins.includes(from)) throw unknownName(where, 'from', String(from), flowOrigins);
  if (typeof mirrored !== 'boolean') {
    throw new StrnnError('option', `${where}.mirrored: expected true or false, found ${String(mirrored)}.`);
  }
  return { ...farneback, statistics: [...(statistics as FlowStatistic[])], bins, from, mirrored, farneback };
}
