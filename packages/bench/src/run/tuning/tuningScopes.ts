import type { FittedScope, SelectionScope } from '../../leak/index.js';
import type { PreparedFold } from '../cell/prepareCell.js';
import type { PreparedTuning } from './prepareTuning.js';

/** What the scalers of folds, outer or inner, were fitted on, and what their epochs are chosen on; for the leak gate. */
export function scopesOf(folds: readonly PreparedFold[]): { fittedOn: FittedScope[]; selection: SelectionScope[] } {
  return {
    fittedOn: folds.map(({ fold, scaler: { name, fittedOn, transductive } }) => ({
      what: `scaler ${name}`,
      fold: fold.index,
      fittedOn,
      transductive,
    })),
    selection: folds
      .filter(({ fold }) => fold.validation.length > 0)
      .map(({ fold }) => ({ what: 'epoch', fold: fold.index, selectedOn: fold.validation })),
  };
}

/**
 * What the choice of options looks at, for the leak gate: every sample of an inner fold, whether trained on, validated
 * on or held out.
 */
export function seenByTuning(outer: readonly PreparedFold[], tunings: readonly PreparedTuning[]): SelectionScope[] {
  return outer.map(({ fold }, position) => {
    const seen = new Set<number>();
    for (const { fold: inner } of tunings[position].folds) {
      for (const side of [inner.train, inner.validation, inner.test]) for (const sample of side) seen.add(sample);
    }
    return { what: 'tuned options', fold: fold.index, selectedOn: Int32Array.from(seen).sort() };
  });
}
