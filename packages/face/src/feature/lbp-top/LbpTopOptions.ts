import { checkChoice } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';
import {
  type LbpArithmetic,
  lbpArithmetics,
  type LbpMethod,
  lbpMethods,
  lbpPoints,
  lbpRadius,
} from '../lbp/LbpOptions.js';

/** The three orthogonal planes, in the order of their histograms; rows of XT and YT are frames. */
export const lbpTopPlanes = ['XY', 'XT', 'YT'] as const;
export type LbpTopPlane = (typeof lbpTopPlanes)[number];

/** R_X, R_Y in pixels and R_T in frames, each 1 to 64. */
export interface LbpTopRadii {
  readonly x: number;
  readonly y: number;
  readonly t: number;
}

/** P_XY, P_XT, P_YT, each an integer from 4 to 24. */
export type LbpTopPoints = Readonly<Record<LbpTopPlane, number>>;

export interface LbpTopOptions {
  /** Neighbours in each plane: one number for all or one for each. Default 8. */
  readonly points?: number | LbpTopPoints;
  /** Their distance along each axis: one number for all or one for each. Default 1. */
  readonly radius?: number | LbpTopRadii;
  /** Default `'nri_uniform'`: 59 codes for 8 points (u2). */
  readonly method?: LbpMethod;
  /** Default `'exact'`. */
  readonly arithmetic?: LbpArithmetic;
}

export interface ResolvedLbpTopOptions {
  readonly points: LbpTopPoints;
  readonly radius: LbpTopRadii;
  readonly method: LbpMethod;
  readonly arithmetic: LbpArithmetic;
}

/** The options with their defaults, checked. @throws StrnnError 'option' naming the option */
export function resolveLbpTopOptions(options: LbpTopOptions, where: string): ResolvedLbpTopOptions {
  const { method = 'nri_uniform', arithmetic = 'exact', points: p = 8, radius: r = 1 } = options;
  const points = isObject(p) ? p : { XY: p, XT: p, YT: p };
  const radius = isObject(r) ? r : { x: r, y: r, t: r };
  for (const plane of lbpTopPlanes) checkNumber(points[plane], `${where}.${pointsOption(options, plane)}`, lbpPoints);
  for (const axis of ['x', 'y', 't'] as const) {
    checkNumber(radius[axis], `${where}.radius${isObject(r) ? `.${axis}` : ''}`, lbpRadius);
  }
  checkChoice(method, `${where}.method`, 'method', lbpMethods);
  checkChoice(arithmetic, `${where}.arithmetic`, 'arithmetic', lbpArithmetics);
  return { points, radius, method, arithmetic };
}

/** How a plane's points are called in the options, for errors. */
export function pointsOption({ points }: LbpTopOptions, plane: LbpTopPlane): string {
  return isObject(points) ? `points.${plane}` : 'points';
}

function isObject<Value extends object>(value: Value | number | undefined): value is Value {
  return typeof value === 'object' && value !== null;
}
