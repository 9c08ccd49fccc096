import { oneOf, showValue } from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import type { TrialSmoothing } from './TrialSmoothing.js';

const names = {
  'moving-average': ['alignment', 'length', 'method'],
  lds: ['direction', 'iterations', 'method'],
} as const;

/** Checks it and fills in the defaults; null for none. @throws StrnnError `option` */
export function resolveTrialSmoothing(where: string, smooth: unknown): Required<TrialSmoothing> | null {
  if (smooth === undefined || smooth === null) return null;
  if (typeof smooth !== 'object' || Array.isArray(smooth)) {
    throw new StrnnError(
      'option',
      `${where}: expected an object such as { method: 'lds' }, or null for none, found ${showValue(smooth)}`,
    );
  }
  const options = smooth as Readonly<Record<string, unknown>>;
  const methods = ['lds', 'moving-average'] as const;
  if (options.method === undefined)
    throw new StrnnError('option', `${where}.method: expected ${methods.join(' or ')}, found nothing`);
  const method = oneOf(`${where}.method`, 'method', options.method, methods, 'lds');
  for (const name of Object.keys(options)) {
    if (!(names[method] as readonly string[]).includes(name)) throw unknownName(where, 'option', name, names[method]);
  }
  if (method === 'lds') {
    const direction = oneOf(
      `${where}.direction`,
      'direction',
      options.direction,
      ['forward', 'forward-backward'],
      'forward',
    );
    return { method, direction, iterations: count(`${where}.iterations`, options.iterations, 10, 0) };
  }
  const alignment = oneOf(`${where}.alignment`, 'alignment', options.alignment, ['causal', 'centred'], 'causal');
  const length = count(`${where}.length`, options.length, 5, 1);
  if (alignment === 'centred' && length % 2 === 0) {
    throw new StrnnError(
      'option',
      `${where}.length: expected an odd number of windows for a centred mean, found ${length}`,
    );
  }
  return { method, length, alignment };
}

function count(where: string, value: unknown, fallback: number, least: number): number {
  const found = value ?? fallback;
  if (Number.isSafeInteger(found) && (found as number) >= least) return found as number;
  throw new StrnnError('option', `${where}: expected a whole number from ${least}, found ${showValue(value)}`);
}
