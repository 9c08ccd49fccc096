import { isRanked, type DoneRow, type Summary } from '../summary/Summary.js';

/** The STRNN row and the other model with the highest mean accuracy among the ranked rows, as far as there are some. */
export function bestOfEachKind({ rows }: Pick<Summary, 'rows'>): DoneRow[] {
  const best = (of: readonly DoneRow[]): DoneRow[] =>
    of.length === 0 ? [] : [of.reduce((top, row) => (row.result.accuracy.mean > top.result.accuracy.mean ? row : top))];
  const honest = rows.filter(isRanked);
  return [
    ...best(honest.filter((row) => row.model.kind === 'strnn')),
    ...best(honest.filter((row) => row.model.kind !== 'strnn')),
  ];
}
