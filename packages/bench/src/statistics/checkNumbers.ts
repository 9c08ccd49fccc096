import { StrnnError } from '@strnn/core/error';

/** @throws StrnnError 'data' for fewer than `least` values or one that is not finite */
export function checkNumbers(where: string, values: ArrayLike<number>, least: number): void {
  if (values.length < least) {
    throw new StrnnError('data', `${where}: expected at least ${least} values, but found ${values.length}.`);
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new StrnnError('data', `${where}: value ${i}: expected a finite number, but found ${values[i]}.`);
    }
  }
}
