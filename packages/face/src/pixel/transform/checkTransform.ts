import { StrnnError } from '@strnn/core/error';
import type { AffineTransform } from './AffineTransform.js';

/** @throws StrnnError 'data' unless there are six finite numbers */
export function checkTransform(transform: AffineTransform, where: string): void {
  if (transform.length === 6 && transform.every(Number.isFinite)) return;
  const found = `[${[...transform].join(', ')}]`;
  throw new StrnnError(
    'data',
    `${where}: expected a transform of six finite numbers [a, b, c, d, e, f], found ${found}.`,
  );
}
