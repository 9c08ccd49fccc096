import { checkNumber } from '../option/checkNumber.js';
import { checkOptionNames } from '../option/checkOptionNames.js';
import type { Augmentation, AugmentationOptions } from './Augmentation.js';

const defaults: Augmentation = {
  copies: 1,
  seed: 1,
  flip: 0.5,
  rotation: 5,
  scale: 0.05,
  translation: 0.03,
  noise: 0.01,
  jitter: 0.005,
};

const rules = {
  copies: { low: 1, high: 1000, integer: true },
  seed: { low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER, integer: true },
  flip: { low: 0, high: 1 },
  rotation: { low: 0, high: 180 },
  scale: { low: 0, high: 1 },
  translation: { low: 0, high: 1 },
  noise: { low: 0, high: 1 },
  jitter: { low: 0, high: 1 },
} as const;

/**
 * Checks the options and fills in the defaults, in a fixed order.
 *
 * @param where whose option it is, for errors: `'gfe.augmentation'`
 * @throws StrnnError 'option' for an unknown name (with the nearest) or a value out of range
 */
export function resolveAugmentation(options: AugmentationOptions, where: string): Augmentation {
  checkOptionNames(options, where, Object.keys(rules));
  const entries = Object.entries(rules).map(([name, rule]) => {
    const value = options[name as keyof Augmentation] ?? defaults[name as keyof Augmentation];
    checkNumber(value, `${where}.${name}`, rule);
    return [name, value];
  });
  return Object.fromEntries(entries) as Augmentation;
}
