/** A statistic that the data cannot carry, and why; for a table to show instead of a number. */
export interface Refusal {
  readonly refused: string;
}

/** Fewest pairs for a test or an interval: with 5, no two-sided exact p-value is below 0.0625. */
export const FEWEST_PAIRS = 6;

/** Why paired differences can carry neither test nor interval; undefined when they can. */
export function refuseDifferences(differences: readonly number[], unit: string): Refusal | undefined {
  if (differences.length < FEWEST_PAIRS) {
    return { refused: `needs at least ${FEWEST_PAIRS} ${unit}, but found ${differences.length}` };
  }
  if (differences.every((difference) => difference === 0))
    return { refused: `all ${differences.length} differences are zero` };
  return undefined;
}
