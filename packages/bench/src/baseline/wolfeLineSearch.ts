/** Value and slope of a function of one variable; remembers where it was last asked. */
export type LineFunction = (step: number) => { readonly value: number; readonly slope: number };

interface Point {
  readonly step: number;
  readonly value: number;
  readonly slope: number;
}

const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MOST_EVALUATIONS = 30;

/**
 * A step that satisfies the strong Wolfe conditions (decrease 1e-4, curvature 0.9): bracketing, then cubic
 * interpolation inside the bracket. Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 3.5 and 3.6.
 *
 * @param line the function along the search direction
 * @param start its value and slope at step 0; the slope is negative
 * @param first the step to try first
 * @returns the step, at which `line` was asked last; 0 when rounding leaves no step that gets lower
 */
export function wolfeLineSearch(
  line: LineFunction,
  start: { readonly value: number; readonly slope: number },
  first: number,
): number {
  const origin: Point = { step: 0, ...start };
  const at = (step: number): Point => ({ step, ...line(step) });
  const isTooHigh = (point: Point): boolean => !(point.value <= origin.value + DECREASE * point.step * origin.slope);
  const isFlat = (point: Point): boolean => Math.abs(point.slope) <= -CURVATURE * origin.slope;

  let low = origin;
  let high: Point | undefined;
  let step = first;
  let last = origin;
  for (let evaluation = 0; evaluation < MOST_EVALUATIONS; evaluation++) {
    const point = at(step);
    last = point;
    if (isTooHigh(point) || (low.step > 0 && point.value >= low.value)) high = point;
    else if (isFlat(point)) return step;
    else {
      // The end of the bracket that the minimum lies towards is kept.
      if (high === undefined ? point.slope >= 0 : point.slope * (high.step - low.step) >= 0) high = low;
      low = point;
    }
    step = high === undefined ? 2 * step : interpolate(low, high);
    if (high !== undefined && Math.abs(high.step - low.step) <= 1e-12 * Math.max(low.step, high.step)) break;
  }
  if (!(low.value < origin.value)) return 0;
  if (last.step !== low.step) at(low.step);
  return low.step;
}

/** Minimum of the cubic through both points, kept a tenth of the bracket away from its ends. */
function interpolate(a: Point, b: Point): number {
  const width = b.step - a.step;
  const middle = a.step + width / 2;
  if (!Number.isFinite(b.value) || !Number.isFinite(b.slope)) return a.step + width / 10;
  const theta = a.slope + b.slope - (3 * (b.value - a.value)) / width;
  const root = theta * theta - a.slope * b.slope;
  if (root < 0) return middle;
  const gamma = Math.sign(width) * Math.sqrt(root);
  const step = b.step - (width * (b.slope + gamma - theta)) / (b.slope - a.slope + 2 * gamma);
  const [from, to] = [a.step + width / 10, b.step - width / 10];
  return Number.isFinite(step) ? Math.min(Math.max(step, Math.min(from, to)), Math.max(from, to)) : middle;
}
