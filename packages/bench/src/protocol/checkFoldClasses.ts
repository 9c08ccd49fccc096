import { StrnnError } from '@strnn/core/error';
import type { Samples } from '@strnn/core/samples';
import type { Fold } from './Protocol.js';

/**
 * Refuses a fold in which a class is tested or validated that no training sample has.
 *
 * @throws StrnnError 'data' naming the class, the fold and the counts
 */
export function checkFoldClasses(fold: Fold, samples: Pick<Samples, 'y' | 'classes'>): void {
  const [train, validation, test] = [fold.train, fold.validation, fold.test].map((side) => {
    const counts = new Int32Array(samples.classes.length);
    for (const sample of side) counts[samples.y[sample]]++;
    return counts;
  }) as [Int32Array, Int32Array, Int32Array];
  const unknown = samples.classes
    .map((name, label) => ({ name, test: test[label], validation: validation[label], train: train[label] }))
    .filter((counts) => counts.train === 0 && counts.test + counts.validation > 0)
    .map(
      (counts) =>
        `class '${counts.name}' has ${counts.test} test and ${counts.validation} validation samples but 0 training samples`,
    );
  if (unknown.length === 0) return;
  throw new StrnnError(
    'data',
    `Fold ${fold.index} (${fold.name}): ${unknown.join('; ')}. ` +
      'A model cannot learn a class that it never meets: take more folds, fewer validation groups, another seed, or leave that class out.',
  );
}
