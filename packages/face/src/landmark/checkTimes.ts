import { StrnnError } from '@strnn/core/error';

/** @throws StrnnError unless there are F finite times that ascend */
export function checkTimes(times: ArrayLike<number>, F: number, where: string): void {
  if (times.length !== F) {
    throw new StrnnError('shape', `${where}: expected ${F} times, one per frame, found ${times.length}.`);
  }
  for (let f = 0; f < F; f++) {
    if (!(f === 0 ? Number.isFinite(times[0]) : times[f] > times[f - 1] && times[f] < Infinity)) {
      throw new StrnnError('data', `${where}: expected ascending times, found ${times[f]} at frame ${f}.`);
    }
  }
}
