/**
 * Mean per epoch over curves of different lengths, as far as at least half of them ran. A curve counts up to its first
 * value that is not finite.
 */
export function meanCurve(given: readonly (readonly number[])[]): number[] {
  const curves = given.map(finiteStart).filter((curve) => curve.length > 0);
  const mean: number[] = [];
  for (let epoch = 0; ; epoch++) {
    const reached = curves.filter((curve) => curve.length > epoch);
    if (reached.length === 0 || reached.length < curves.length / 2) return mean;
    mean.push(reached.reduce((sum, curve) => sum + curve[epoch], 0) / reached.length);
  }
}

function finiteStart(curve: readonly number[]): readonly number[] {
  const end = curve.findIndex((value) => !Number.isFinite(value));
  return end < 0 ? curve : curve.slice(0, end);
}
