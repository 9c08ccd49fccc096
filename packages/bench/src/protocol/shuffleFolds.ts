import { createRandom } from '@strnn/core/random';
import type { Fold, Protocol } from './Protocol.js';
import type { SplitSamples } from './splitFolds.js';
import type { SplitPart } from './splitParts.js';

/**
 * Folds of the same sizes and classes as those given, filled with shuffled samples: one shuffle of the recorded samples of every
 * part, within each class, is applied to all sides. A sample that is tested once is still tested once.
 *
 * @param folds honest ones, of recorded samples only
 * @param parts what must not be mixed with each other
 */
export function shuffleFolds(
  folds: readonly Omit<Fold, 'index'>[],
  { y, classes }: Pick<SplitSamples, 'y' | 'classes'>,
  parts: readonly SplitPart[],
  { seed }: Pick<Protocol, 'seed'>,
): Omit<Fold, 'index'>[] {
  const other = Int32Array.from(y.keys());
  for (const { name, recorded } of parts) {
    classes.forEach((className, label) => {
      const ofClass = recorded.filter((sample) => y[sample] === label);
      const shuffled = ofClass.slice();
      createRandom(`${seed}/leaky twin/${name}/${className}`).shuffle(shuffled);
      ofClass.forEach((sample, place) => (other[sample] = shuffled[place]));
    });
  }
  const replace = (side: Int32Array): Int32Array => side.map((sample) => other[sample]).sort();
  return folds.map(({ name, train, validation, test }) => ({
    name: `shuffled, in the sizes of ${name}`,
    train: replace(train),
    validation: replace(validation),
    test: replace(test),
  }));
}
