const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Points of the first, even search. */
const POINTS = 15;

/**
 * Where a smooth function is least between two ends: an even search, then golden section about its best point, to
 * 1e-7.
 */
export function minimise(criterion: (x: number) => number, least: number, most: number): number {
  const step = (most - least) / (POINTS - 1);
  const found = Array.from({ length: POINTS }, (_, i) => criterion(least + i * step));
  const best = least + step * found.indexOf(Math.min(...found));
  let low = Math.max(least, best - step);
  let high = Math.min(most, best + step);
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [criterion(a), criterion(b)];
  while (high - low > 1e-7) {
    if (atA < atB) {
      high = b;
      [b, atB] = [a, atA];
      a = high - GOLDEN * (high - low);
      atA = criterion(a);
    } else {
      low = a;
      [a, atA] = [b, atB];
      b = low + GOLDEN * (high - low);
      atB = criterion(b);
    }
  }
  return (low + high) / 2;
}
