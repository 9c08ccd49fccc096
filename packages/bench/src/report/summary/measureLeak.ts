import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { describeProtocol } from '../../protocol/index.js';
import type { CellDigest } from '../../run/store/CellDigest.js';
import { meanAndDeviation } from '../../statistics/index.js';
import { meanOverSeeds, sameNames } from './meanOverSeeds.js';
import type { LeakDelta } from './Summary.js';

/**
 * Lenient twin minus honest row, subject by subject, over the seeds that both have.
 *
 * @param cells the row's, by seed
 * @param twinOf honest cell's id -> its twin
 * @param byId cell's id -> its digest
 * @returns undefined where no cell of the row has a twin
 */
export function measureLeak(
  cells: readonly PlannedCell[],
  twinOf: ReadonlyMap<string, PlannedCell>,
  byId: ReadonlyMap<string, CellDigest>,
): LeakDelta | undefined {
  const twins = cells.flatMap((cell) => twinOf.get(cell.id) ?? []);
  if (twins.length === 0) return undefined;
  const protocol = describeProtocol(twins[0].config.protocol);
  const pairs: { honest: CellDigest; lenient: CellDigest }[] = [];
  const missingSeeds: number[] = [];
  for (const cell of cells) {
    const [honest, lenient] = [byId.get(cell.id), byId.get(twinOf.get(cell.id)?.id ?? '')];
    if (honest === undefined || lenient === undefined) missingSeeds.push(cell.config.seed);
    else pairs.push({ honest, lenient });
  }
  return { protocol, missingSeeds, delta: difference(pairs) };
}

function difference(pairs: readonly { honest: CellDigest; lenient: CellDigest }[]): LeakDelta['delta'] {
  if (pairs.length === 0) return { refused: 'the row and its lenient twin are not both done in any seed' };
  const honest = meanOverSeeds(pairs.map((pair) => pair.honest.subjects));
  const lenient = meanOverSeeds(pairs.map((pair) => pair.lenient.subjects));
  const [own, other] = [honest, lenient].map((side) => side.map((one) => one.name));
  if (!sameNames(own, other)) return { refused: 'the lenient twin was tested on other subjects' };
  if (own.length < 2) return { refused: 'one subject: no spread over subjects' };
  const { mean, deviation, count } = meanAndDeviation(
    lenient.map((one, i) => one.accuracy - honest[i].accuracy),
    'sample',
  );
  return { mean, standardError: deviation / Math.sqrt(count), count };
}
