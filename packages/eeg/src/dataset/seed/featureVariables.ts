import { asymmetry } from '../../feature/asymmetry/asymmetry.js';
import type { FeatureSeries } from '../../feature/FeatureSeries.js';
import { matDouble } from '../../format/mat/matDouble.js';
import type { MatValue } from '../../format/mat/MatValue.js';
import { roundTo } from '../lookalike/roundTo.js';
import type { LookalikeFeatures } from './LookalikeFeatures.js';
import { smoothLookalike } from './smoothLookalike.js';
import { seedFrontalPosteriorPairs, seedHemisphericPairs } from './seedPairs.js';
import { seedSmoothings, type SeedFeature } from './seedFacts.js';

/** The values are multiples of it, so that the files compress. */
const step = 2 ** -10;

/**
 * The variables of one trial as the released files have them, in their order: every kind with both smoothings, named
 * `de_movingAve7`, arrays sites x windows x bands.
 */
export function featureVariables(
  { de, psd }: LookalikeFeatures,
  kinds: readonly SeedFeature[],
  trial: number,
): (readonly [name: string, value: MatValue])[] {
  const plain = new Map<SeedFeature, FeatureSeries>([
    ['de', de],
    ['psd', psd],
  ]);
  for (const kind of kinds) {
    if (kind === 'dasm' || kind === 'rasm' || kind === 'dcau') {
      const pairs = kind === 'dcau' ? seedFrontalPosteriorPairs : seedHemisphericPairs;
      plain.set(kind, asymmetry(de, { kind, pairs: pairs.map((pair) => pair.split('-') as [string, string]) }));
    }
  }
  const smooth = new Map<string, FeatureSeries>(
    seedSmoothings.flatMap((smoothing) =>
      [...plain].map(([kind, series]) => [`${kind}_${smoothing}`, smoothLookalike(series, smoothing)] as const),
    ),
  );
  return kinds.flatMap((kind) =>
    seedSmoothings.map((smoothing) => {
      const parts = kind === 'asm' ? ['dasm', 'rasm'] : [kind];
      return [`${kind}_${smoothing}${trial}`, stack(parts.map((part) => smooth.get(`${part}_${smoothing}`)!))] as const;
    }),
  );
}

/** Series below each other: the sites of the first, then those of the second. */
function stack(series: readonly FeatureSeries[]): MatValue {
  const { W, D } = series[0].shape;
  const rows = series.reduce((sum, { shape }) => sum + shape.N, 0);
  const data = new Float64Array(rows * W * D);
  let top = 0;
  for (const { shape, data: from } of series) {
    for (let w = 0; w < W; w++) {
      for (let n = 0; n < shape.N; n++) {
        for (let d = 0; d < D; d++) {
          data[top + n + rows * (w + W * d)] = roundTo(from[(w * shape.N + n) * D + d], step);
        }
      }
    }
    top += shape.N;
  }
  return matDouble([rows, W, D], data);
}
