/** Milliseconds of repeated calls, sorted; the first calls do not count: engines compile while they run. */
export async function timeRepeated(call: () => unknown, count: number, warmUp = 3): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count + warmUp; i++) {
    const begin = performance.now();
    await call();
    if (i >= warmUp) times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b);
}

export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
