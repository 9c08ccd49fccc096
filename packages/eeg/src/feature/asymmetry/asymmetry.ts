import { StrnnError, unknownName } from '@strnn/core/error';
import type { FeatureSeries } from '../FeatureSeries.js';
import { type ElectrodePair, frontalPosteriorPairs, leftRightPairs } from './electrodePairs.js';

export const asymmetryKinds = ['dasm', 'rasm', 'asm', 'dcau'] as const;
export type AsymmetryKind = (typeof asymmetryKinds)[number];

/**
 * Asymmetries of features between pairs of channels (Duan, Zhu and Lu 2013; Zheng and Lu 2015), usually of differential
 * entropy: `'dasm'` left minus right, `'rasm'` left over right, `'asm'` both, DASM's features before RASM's (one site per
 * pair; SEED's files have them as 2 x 27 rows instead), `'dcau'` frontal minus posterior. Sites are named `'F3-F4'`.
 *
 * A ratio of entropies is taken as it is: entropies may be negative or near zero, and the literature divides them all the
 * same. A denominator of exactly 0 is refused.
 *
 * @param options.pairs by default `leftRightPairs` of the series' sites, for `'dcau'` their `frontalPosteriorPairs`
 * @throws StrnnError `shape` when a pair names no site; `data` when a ratio has a zero denominator.
 */
export function asymmetry(
  series: FeatureSeries,
  { kind, pairs = defaultPairs(series, kind) }: { kind: AsymmetryKind; pairs?: readonly ElectrodePair[] },
): FeatureSeries {
  if (!asymmetryKinds.includes(kind)) throw unknownName('asymmetry', 'kind', String(kind), asymmetryKinds);
  const { W, N, D } = series.shape;
  const places = pairs.map((pair) => pair.map((name) => siteIndex(series, name)));
  const [difference, ratio] = [kind !== 'rasm', kind === 'rasm' || kind === 'asm'];
  const depth = kind === 'asm' ? 2 * D : D;
  const data = new Float64Array(W * pairs.length * depth);
  let at = 0;
  for (let window = 0; window < W; window++) {
    places.forEach(([first, second], pair) => {
      const a = (window * N + first) * D;
      const b = (window * N + second) * D;
      if (difference) for (let d = 0; d < D; d++) data[at++] = series.data[a + d] - series.data[b + d];
      if (!ratio) return;
      for (let d = 0; d < D; d++) {
        const denominator = series.data[b + d];
        if (denominator === 0) {
          throw new StrnnError(
            'data',
            `asymmetry: the ratio ${pairs[pair].join('/')} has the denominator 0 in window ${window}, feature '${series.features[d]}'`,
          );
        }
        data[at++] = series.data[a + d] / denominator;
      }
    });
  }
  const plain = series.features.map((name) => name.replace(/^de /, ''));
  const differences = plain.map((name) => `${kind === 'dcau' ? 'dcau' : 'dasm'} ${name}`);
  const ratios = plain.map((name) => `rasm ${name.replace(/ \([^)]*\)$/, '')}`);
  return {
    ...series,
    data,
    shape: { W, N: pairs.length, D: depth },
    sites: pairs.map(([first, second]) => `${first}-${second}`),
    features: [...(difference ? differences : []), ...(ratio ? ratios : [])],
  };
}

function defaultPairs(series: FeatureSeries, kind: AsymmetryKind): ElectrodePair[] {
  return kind === 'dcau' ? frontalPosteriorPairs(series.sites) : leftRightPairs(series.sites);
}

function siteIndex(series: FeatureSeries, name: string): number {
  const index = series.sites.indexOf(name);
  if (index >= 0) return index;
  throw new StrnnError('shape', `asymmetry: no site '${name}' in the series. Sites: ${series.sites.join(', ')}.`);
}
