import { showValue } from '@strnn/core/dataset';
import { StrnnError, unknownName } from '@strnn/core/error';
import type { RatingOptions } from './Rating.js';

/** The scales of a data set. */
export interface RatingScales {
  /** Names, in the order of the files. */
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly threshold: number;
}

/** @throws StrnnError `option` naming the option, what was expected and what was found. */
export function resolveRating(
  where: string,
  { label = 'valence', threshold }: { readonly label?: unknown; readonly threshold?: unknown },
  { names, least, most, threshold: standard }: RatingScales,
): RatingOptions {
  const labels = [...names, 'valence-arousal'];
  const chosen = labels.find((name) => name === label);
  if (chosen === undefined)
    throw unknownName(`${where}.label`, 'label', typeof label === 'string' ? label : showValue(label), labels);
  if (threshold === undefined) return { label: chosen, threshold: standard };
  const inside = (value: unknown): value is number => typeof value === 'number' && value >= least && value <= most;
  if (inside(threshold)) return { label: chosen, threshold };
  if (Array.isArray(threshold)) {
    const [low, high] = threshold as unknown[];
    if (threshold.length === 2 && inside(low) && inside(high) && low <= high)
      return { label: chosen, threshold: [low, high] };
  }
  throw new StrnnError(
    'option',
    `${where}.threshold: expected a number from ${least} to ${most}, or two, the second not below the first, found ${showValue(threshold)}`,
  );
}
