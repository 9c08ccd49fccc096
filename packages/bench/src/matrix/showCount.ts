/** A count as messages show it: all its digits up to 10^15, then rounded (`'1e+24'`). */
export function showCount(count: number): string {
  return count < 1e15 ? String(count) : count.toPrecision(3);
}
