/**
 * Order of names for people, the same on every machine (no locale): runs of digits compare as numbers, so that
 * `'s2'` comes before `'s10'`; everything else by code unit.
 */
export function compareNames(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = compareParts(left[i], right[i]);
    if (difference !== 0) return difference;
  }
  // '01' and '1' are different names of one number; the text decides, so that the order is total.
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

function compareParts(a: string, b: string): number {
  const isNumber = /^\d/.test(a) && /^\d/.test(b);
  if (isNumber) {
    const left = BigInt(a);
    const right = BigInt(b);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
