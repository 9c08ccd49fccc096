/** A cell seen as work: its expected cost (no unit) and what kind of cell it is (cells of a kind take alike long). */
export interface CellEstimate {
  readonly cost: number;
  readonly kind: string;
}

/** A cell in work: seconds spent on it here, and the fractions done when that began and now. */
export interface RunningEstimate extends CellEstimate {
  readonly seconds: number;
  readonly fractionAtStart: number;
  readonly fraction: number;
}

export interface FinishedEstimate extends CellEstimate {
  readonly seconds: number;
}

/** Below this fraction a running cell says too little about its total time. */
const enough = 0.02;

/**
 * Seconds until all cells are done, from what the finished work took: the mean of cells of the same kind where there
 * are any, else the expected cost at the observed seconds per cost. Undefined before there is anything to go by.
 *
 * @param workers cells in work at a time.
 */
export function estimateRemaining(
  pending: readonly CellEstimate[],
  running: readonly RunningEstimate[],
  finished: readonly FinishedEstimate[],
  workers: number,
): number | undefined {
  const samples: FinishedEstimate[] = [...finished];
  for (const cell of running) {
    const part = cell.fraction - cell.fractionAtStart;
    if (part >= enough) samples.push({ cost: cell.cost, kind: cell.kind, seconds: cell.seconds / part });
  }
  if (samples.length === 0) return pending.length + running.length === 0 ? 0 : undefined;

  const kinds = new Map<string, { seconds: number; count: number }>();
  let seconds = 0;
  let cost = 0;
  for (const sample of samples) {
    const kind = kinds.get(sample.kind) ?? { seconds: 0, count: 0 };
    kinds.set(sample.kind, { seconds: kind.seconds + sample.seconds, count: kind.count + 1 });
    seconds += sample.seconds;
    cost += sample.cost;
  }
  const total = (cell: CellEstimate): number => {
    const kind = kinds.get(cell.kind);
    return kind === undefined ? (cell.cost * seconds) / cost : kind.seconds / kind.count;
  };

  let longest = 0;
  let sum = 0;
  for (const cell of running) {
    const part = cell.fraction - cell.fractionAtStart;
    const own = part >= enough ? cell.seconds / part : total(cell);
    const left = own * (1 - cell.fraction);
    longest = Math.max(longest, left);
    sum += left;
  }
  for (const cell of pending) {
    const left = total(cell);
    longest = Math.max(longest, left);
    sum += left;
  }
  return Math.max(longest, sum / Math.max(1, workers));
}
