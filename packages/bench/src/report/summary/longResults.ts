import { StrnnError } from '@strnn/core/error';
import type { CellDigest } from '../../run/store/CellDigest.js';
import { meanCurve } from '../../run/store/meanCurve.js';
import type { ReportInput } from '../Report.js';
import type { SummaryRow } from './Summary.js';

/** What pictures show of a row besides its numbers; seeds taken together. */
export interface LongResults {
  /** Mean per epoch, as far as at least half of the seeds ran; empty for models without epochs. */
  readonly trainLoss: readonly number[];
  readonly validationAccuracy: readonly number[];
  /** Per bin of the largest probability, summed over seeds; see `CellDigest.calibration`. */
  readonly calibrationBins?: NonNullable<CellDigest['calibration']>['bins'];
  /** direction -> N mean norms of the sites' rows of G; 0 = dropped in every fold and seed. */
  readonly siteWeight?: Readonly<Record<string, readonly number[]>>;
}

/**
 * Gives the long results of a row. They may be read from the cells' folders at every call: ask for the rows that are
 * shown, never for all of a large matrix.
 */
export function longResults({
  results,
  data,
}: Pick<ReportInput, 'results' | 'data'>): (row: SummaryRow) => LongResults {
  const byId = new Map(results.map(({ cell, digest }) => [cell.id, digest]));
  return (row) => {
    const digests = row.cells.flatMap((id) => byId.get(id) ?? []);
    const bins = digests.flatMap((digest) => digest.calibration?.bins ?? []);
    const weights = digests.flatMap((digest) => (digest.sparsity === undefined ? [] : [digest.sparsity.siteWeight]));
    return {
      trainLoss: meanCurve(digests.map((digest) => digest.trainLoss)),
      validationAccuracy: meanCurve(digests.map((digest) => digest.validationAccuracy)),
      ...(bins.length > 0 && {
        calibrationBins: {
          tested: sumLists(bins.map((one) => one.tested)),
          confidence: sumLists(bins.map((one) => one.confidence)),
          correct: sumLists(bins.map((one) => one.correct)),
        },
      }),
      ...(weights.length > 0 && { siteWeight: meanWeights(weights, row, data[row.fingerprint].siteNames.length) }),
    };
  };
}

function sumLists(lists: readonly (readonly number[])[]): number[] {
  return lists[0].map((_, i) => lists.reduce((sum, list) => sum + list[i], 0));
}

function meanWeights(
  seeds: readonly Readonly<Record<string, readonly number[]>>[],
  { label }: SummaryRow,
  sites: number,
): Record<string, number[]> {
  const mean: Record<string, number[]> = {};
  for (const direction of Object.keys(seeds[0]).sort()) {
    const lists = seeds.flatMap((seed) => (direction in seed ? [seed[direction]] : []));
    if (!lists.every((list) => list.length === sites && list.every(Number.isFinite))) {
      throw new StrnnError(
        'data',
        `report: '${label}': sparsity.siteWeight['${direction}']: expected ${sites} finite numbers.`,
      );
    }
    mean[direction] = sumLists(lists).map((sum) => sum / lists.length);
  }
  return mean;
}
