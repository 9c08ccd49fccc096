/**
 * Compares names as a person counts: runs of digits by their number (frame2 before frame10), everything else by character
 * code, whatever the locale. Names that differ in leading zeros only come shorter first.
 * @returns below 0 when `a` comes first, above 0 when `b` does, 0 for equal names
 */
export function naturalOrder(a: string, b: string): number {
  const [partsA, partsB] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(partsA.length, partsB.length); i++) {
    const order = i % 2 === 0 ? byCode(partsA[i], partsB[i]) : byNumber(partsA[i], partsB[i]);
    if (order !== 0) return order;
  }
  return partsA.length - partsB.length || a.length - b.length || byCode(a, b);
}

/** Text and digits in turn, text first. */
function parts(name: string): string[] {
  return name.split(/([0-9]+)/);
}

/** Any number of digits, so that time stamps and hashes are compared exactly too. */
function byNumber(a: string, b: string): number {
  const [trimmedA, trimmedB] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return trimmedA.length - trimmedB.length || byCode(trimmedA, trimmedB);
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
