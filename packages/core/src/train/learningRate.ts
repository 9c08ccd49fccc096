/**
 * Learning rate of one epoch.
 *
 * @param epoch from 0
 * @param epochs the schedule's length
 */
export function learningRate(
  { schedule, learningRate: start }: { readonly schedule: string; readonly learningRate: number },
  epoch: number,
  epochs: number,
): number {
  const done = epoch / epochs;
  if (schedule === 'cosine') return (start * (1 + Math.cos(Math.PI * done))) / 2;
  if (schedule === 'step') return done < 0.5 ? start : done < 0.75 ? start / 10 : start / 100;
  return start;
}
