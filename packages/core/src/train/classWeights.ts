import { StrnnError } from '../error/StrnnError.js';

/**
 * Balanced weights, samples / (classes present * samples of the class) as scikit-learn's; undefined for `'none'`.
 *
 * @param labels of the training samples
 * @throws StrnnError 'data' when a class has no training sample: its weight would be infinite
 */
export function classWeights(
  kind: string,
  labels: ArrayLike<number>,
  classes: readonly string[],
): Float32Array | undefined {
  if (kind === 'none') return undefined;
  const counts = new Array<number>(classes.length).fill(0);
  for (let i = 0; i < labels.length; i++) counts[labels[i]]++;
  const empty = counts.indexOf(0);
  if (empty >= 0) {
    throw new StrnnError(
      'data',
      `training.classWeights 'balanced': class '${classes[empty]}' has no training sample; ` +
        `counts are ${classes.map((name, c) => `${name} ${counts[c]}`).join(', ')}.`,
    );
  }
  return Float32Array.from(counts, (count) => labels.length / (classes.length * count));
}
