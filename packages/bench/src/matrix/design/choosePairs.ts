import { StrnnError } from '@strnn/core/error';
import { showCount } from '../showCount.js';
import type { DesignChoice, DesignRequest } from './chooseByDesign.js';
import { coverAllowedPairs } from './coverAllowedPairs.js';
import { coverPairs } from './coverPairs.js';
import type { Design } from './Design.js';
import { findOrthogonalArray } from './findOrthogonalArray.js';
import { gridSize } from './gridSize.js';
import { pairCounts, type PairCounts } from './pairCounts.js';

/** Combinations that are gone through for a covering under conditions. */
const MOST_CANDIDATES = 100_000;

/** An orthogonal array, or a pairwise covering. What is said of it is counted, not assumed. */
export function choosePairs(
  request: DesignRequest<Extract<Design, { kind: 'orthogonal' | 'pairwise' }>>,
): DesignChoice {
  const { definition, design, most } = request;
  const { axes, when, exclude } = definition;
  const size = gridSize(axes);
  if (Object.keys(when).length > 0 || exclude.length > 0) return chooseAllowed(request);
  const levels = axes.map(({ values }) => values.length);
  const [first = 1, second = 1] = [...levels].sort((a, b) => b - a);
  if (first * second > most) {
    throw new StrnnError(
      'option',
      `design: every pair of the ${first} and ${second} values of two axes needs ${showCount(first * second)} combinations; at most ${most}. Take values out, or use randomSubset({ cells: 100 }).`,
    );
  }
  const array = design.kind === 'orthogonal' ? findOrthogonalArray(levels, most) : undefined;
  if (array !== undefined && (array.rows.length < size || size === first * second)) {
    const part = array.rows.length < size ? `, ${array.name}` : ' (the whole grid; none is smaller)';
    const counts = pairCounts(array.rows, levels);
    return {
      rows: array.rows,
      design: `orthogonal array of strength 2${part}: ${describe(array.rows.length, size, counts)}`,
      notes: [],
    };
  }
  const rows = coverPairs(levels, most);
  if (rows === undefined) {
    throw new StrnnError('option', `design: a pairwise covering of this grid needs more than ${most} combinations.`);
  }
  const counts = pairCounts(rows, levels);
  return {
    rows,
    design: `${counts.orthogonal ? 'orthogonal array of strength 2, found as a pairwise covering' : 'pairwise covering'}: ${describe(rows.length, size, counts)}`,
    notes:
      design.kind === 'pairwise' || counts.orthogonal
        ? []
        : [
            `No orthogonal array smaller than the grid is known here for ${levels.join(' x ')} values; this is a pairwise covering. Equal numbers of values per axis, or powers of one prime, allow one.`,
          ],
  };
}

function chooseAllowed({ design, conditions, isOut }: DesignRequest): DesignChoice {
  const candidates: number[][] = [];
  let gone = 0;
  for (const row of conditions.walk()) {
    if (++gone > MOST_CANDIDATES) {
      throw new StrnnError(
        'option',
        `design: with when or exclude at most ${MOST_CANDIDATES} combinations are gone through for a covering, and this grid has more. Use randomSubset({ cells: 100 }), or take values out.`,
      );
    }
    if (!isOut(row)) candidates.push(row);
  }
  const rows = coverAllowedPairs(candidates);
  return {
    rows,
    design: `pairwise covering of what when and exclude leave: ${rows.length} of ${candidates.length} combinations; every pair of values that they leave at least once; not balanced`,
    notes:
      design.kind === 'orthogonal'
        ? [
            'With when or exclude the pairs cannot all occur equally often; this is a pairwise covering, no orthogonal array.',
          ]
        : [],
  };
}

function describe(runs: number, size: number, { values, pairs, balanced, orthogonal }: PairCounts): string {
  const valuesText = balanced
    ? `the values of an axis equally often (${range(values)})`
    : `values ${range(values)}, not balanced`;
  const pairsText = orthogonal
    ? `the pairs of values of two axes equally often (${range(pairs)})`
    : `every pair of values of two axes ${range(pairs)}`;
  return `${runs} of ${showCount(size)} combinations; ${valuesText}${pairs.most === 0 ? '' : `, ${pairsText}`}`;
}

function range({ least, most }: { readonly least: number; readonly most: number }): string {
  return least === most ? (least === 1 ? 'once' : `${least} times`) : `${least} to ${most} times`;
}
