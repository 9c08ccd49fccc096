import { checkChoices } from '../../option/checkChoice.js';
import { checkNumber } from '../../option/checkNumber.js';
import { checkOptionNames } from '../../option/checkOptionNames.js';
import { type BlockSpan, blockSpans } from '../../region/blockSpans.js';
import type { BlockFeature } from '../BlockFeature.js';

export const rawStatistics = ['mean', 'sd'] as const;
/** Of a part's pixels in all frames of a span, weighted by area: mean gray, or the standard deviation around it. */
export type RawStatistic = (typeof rawStatistics)[number];

export interface RawFeatureOptions {
  /** Parts of a block from top to bottom, an integer from 1 to 256. Default 1. */
  readonly rows?: number;
  /** Parts of a block from left to right, an integer from 1 to 256. Default 1. */
  readonly columns?: number;
  /** Numbers per part, in this order. Default `['mean']`. */
  readonly statistics?: readonly RawStatistic[];
}

/**
 * Gray values, 0 to 1, of the equal parts of each block: D = rows x columns x statistics, the statistics of a part side by side.
 * Borders between parts are not rounded: a pixel on a border counts in each part with the share of its area (as in
 * `blockMeans`). Over the frames of a span all pixels count alike.
 *
 * @param where opens messages about options
 * @throws StrnnError 'option' naming the option
 */
export function rawFeature(options: RawFeatureOptions = {}, where = 'rawFeature'): BlockFeature {
  checkOptionNames(options, where, ['rows', 'columns', 'statistics']);
  const { rows = 1, columns = 1, statistics = ['mean'] } = options;
  checkNumber(rows, `${where}.rows`, { low: 1, high: 256, integer: true });
  checkNumber(columns, `${where}.columns`, { low: 1, high: 256, integer: true });
  checkChoices(statistics, `${where}.statistics`, 'statistic', rawStatistics);
  const [meanAt, sdAt] = rawStatistics.map((name) => statistics.indexOf(name));
  const perPart = statistics.length;
  const D = rows * columns * perPart;

  return {
    name: 'raw',
    features: featureNames(rows, columns, statistics),
    smallestBlock: Math.max(rows, columns),
    describe(frames, blocks, spans) {
      const { width } = frames[0];
      const out = new Float32Array(spans.length * blocks.length * D); // (T, N, D)
      blocks.forEach((block, n) => {
        const down = blockSpans(block.height, rows, 0);
        const across = blockSpans(block.width, columns, 0);
        spans.forEach(({ from, to }, t) => {
          let place = (t * blocks.length + n) * D;
          for (const row of down) {
            for (const column of across) {
              let mean = 0;
              const first = (block.top + row.first) * width + block.left + column.first;
              for (let f = from; f < to; f++) mean += weightedMean(frames[f].data, first, width, row, column, 0, 1);
              mean /= to - from;
              if (meanAt >= 0) out[place + meanAt] = mean;
              if (sdAt >= 0) {
                let variance = 0;
                for (let f = from; f < to; f++)
                  variance += weightedMean(frames[f].data, first, width, row, column, mean, 2);
                out[place + sdAt] = Math.sqrt(variance / (to - from));
              }
              place += perPart;
            }
          }
        });
      });
      return out;
    },
  };
}

/** The mean of (value - centre)^power. */
function weightedMean(
  data: Float32Array,
  first: number,
  width: number,
  row: BlockSpan,
  column: BlockSpan,
  centre: number,
  power: 1 | 2,
): number {
  let sum = 0;
  for (let y = 0; y < row.weights.length; y++) {
    let rowSum = 0;
    for (let x = 0; x < column.weights.length; x++) {
      const difference = data[first + y * width + x] - centre;
      rowSum += column.weights[x] * (power === 1 ? difference : difference * difference);
    }
    sum += row.weights[y] * rowSum;
  }
  return sum;
}

function featureNames(rows: number, columns: number, statistics: readonly RawStatistic[]): string[] {
  const names: string[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const part = rows * columns === 1 ? '' : ` part ${r},${c}`;
      for (const name of statistics) names.push(`raw${part} ${name} gray (0 to 1)`);
    }
  }
  return names;
}
