import type { Samples } from '@strnn/core/samples';

const kept = 5;

/**
 * Share of samples whose class is the one predicted within the subject, two classes: every trial is left out in turn; of the
 * features (averaged over slices) the five that tell the classes of the other trials apart best decide, each in units of its
 * deviation within the classes, by the nearer class mean.
 */
export function withinSubjectAccuracy({ x, y, ids, shape: { S, T, N, D } }: Samples): number {
  const rows = Array.from({ length: S }, (_, s) => {
    const row = new Float64Array(N * D);
    for (let t = 0; t < T; t++) for (let i = 0; i < N * D; i++) row[i] += x[(s * T + t) * N * D + i] / T;
    return row;
  });
  const trialOf = (s: number): string => `${ids.subject[s]} ${ids.session[s]} ${ids.trial[s]}`;
  let right = 0;
  for (let s = 0; s < S; s++) {
    const others = rows.map((_, o) => o).filter((o) => ids.subject[o] === ids.subject[s] && trialOf(o) !== trialOf(s));
    const [low, high] = [0, 1].map((label) => moments(others.filter((o) => y[o] === label).map((o) => rows[o])));
    const scores = low.mean.map((mean, i) => {
      const deviation = Math.sqrt((low.variance[i] + high.variance[i]) / 2) || 1;
      const apart = (high.mean[i] - mean) / deviation;
      return { apart, score: (apart * (rows[s][i] - (mean + high.mean[i]) / 2)) / deviation };
    });
    const best = scores.sort((a, b) => Math.abs(b.apart) - Math.abs(a.apart)).slice(0, kept);
    if (best.reduce((sum, { score }) => sum + score, 0) > 0 === (y[s] === 1)) right += 1;
  }
  return right / S;
}

function moments(rows: readonly Float64Array[]): { mean: number[]; variance: number[] } {
  const mean = Array.from(rows[0], (_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
  return { mean, variance: mean.map((m, i) => rows.reduce((sum, row) => sum + (row[i] - m) ** 2, 0) / rows.length) };
}
