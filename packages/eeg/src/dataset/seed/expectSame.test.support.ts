import { expect } from 'vitest';
import type { Samples } from '@strnn/core/samples';

/** Bit for bit; `toEqual` takes seconds for the values. */
export function expectSame({ x, ...rest }: Samples, { x: expected, ...others }: Samples): void {
  expect(rest).toEqual(others);
  expect(Buffer.from(x.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
}
