/** What a confusion matrix says; the definitions are those of `balancedAccuracy`, `macroF1` and `cohenKappa`. */
export interface ConfusionMetrics {
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly macroF1: number;
  readonly kappa: number;
}

/** @param counts `[true][predicted]`, at least one sample in all */
export function confusionMetrics(counts: readonly (readonly number[])[]): ConfusionMetrics {
  const truth = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const predicted = counts.map((_, k) => counts.reduce((sum, row) => sum + row[k], 0));
  const total = truth.reduce((sum, count) => sum + count, 0);
  let [both, recall, present, f1, named, chance] = [0, 0, 0, 0, 0, 0];
  counts.forEach((row, k) => {
    both += row[k];
    if (truth[k] > 0) {
      recall += row[k] / truth[k];
      present++;
    }
    if (truth[k] + predicted[k] > 0) {
      f1 += (2 * row[k]) / (truth[k] + predicted[k]);
      named++;
    }
    chance += truth[k] * predicted[k];
  });
  const [observed, expected] = [both / total, chance / (total * total)];
  return {
    accuracy: observed,
    balancedAccuracy: recall / present,
    macroF1: f1 / named,
    kappa: expected === 1 ? 0 : (observed - expected) / (1 - expected),
  };
}
