import { StrnnError } from '@strnn/core/error';
import { checkTimes } from '../landmark/checkTimes.js';
import { checkNumber } from '../option/checkNumber.js';

/** One moment between two frames: (1 - share) of `from` and share of `to`, 0 <= share < 1. */
export interface FrameMix {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/**
 * T moments at equal distances from the first to the last of F, and what frames each lies between. One moment is the last
 * frame: in recordings that go from neutral to a peak the first one shows nothing yet.
 */
export function mixFrames(
  F: number,
  count: number,
  times: ArrayLike<number> | undefined,
  where: string,
): { readonly mixes: readonly FrameMix[]; readonly moments: Float64Array } {
  checkNumber(count, `${where}.count`, { low: 1, integer: true });
  if (F === 0) throw new StrnnError('data', `${where}: expected at least one frame, found none.`);
  if (times !== undefined) checkTimes(times, F, where);
  const at = (f: number) => (times === undefined ? f : times[f]);
  const [first, last] = [at(0), at(F - 1)];
  const mixes: FrameMix[] = [];
  const moments = new Float64Array(count);
  let from = 0;
  for (let t = 0; t < count; t++) {
    const moment = t === count - 1 ? last : first + ((last - first) * t) / (count - 1);
    moments[t] = moment;
    while (from < F - 1 && at(from + 1) <= moment) from++;
    const share = from === F - 1 ? 0 : (moment - at(from)) / (at(from + 1) - at(from));
    mixes.push({ from, to: Math.min(from + 1, F - 1), share });
  }
  return { mixes, moments };
}
