import { unknownName } from '@strnn/core/error';
import type { Baseline } from './Baseline.js';
import { logisticRegression } from './logisticRegression.js';
import { majority } from './majority.js';

/** Every baseline there is. */
export const baselines: readonly Baseline[] = [majority, logisticRegression] as readonly Baseline[];

/**
 * A baseline by name.
 *
 * @param where option path for the error, e.g. `'baselines[0].model'`
 * @throws StrnnError 'option' for an unknown name, with the nearest allowed one
 */
export function findBaseline(kind: string, where = 'baseline'): Baseline {
  const found = baselines.find((baseline) => baseline.kind === kind);
  if (found === undefined)
    throw unknownName(
      where,
      'baseline',
      kind,
      baselines.map((baseline) => baseline.kind),
    );
  return found;
}
