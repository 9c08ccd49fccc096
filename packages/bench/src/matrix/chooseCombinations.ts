import { StrnnError } from '@strnn/core/error';
import type { AblationDefinition } from './AblationDefinition.js';
import { createConditions } from './condition/createConditions.js';
import { chooseByDesign } from './design/chooseByDesign.js';
import { gridSize } from './design/gridSize.js';
import { showCount } from './showCount.js';

/** What of the grid is planned. */
export interface Selection {
  /**
   * Per combination the index of each axis's value, -1 where an axis does not apply; in the order of the values, one factor
   * at a time the centre first.
   */
  readonly rows: readonly (readonly number[])[];
  /** In words; undefined for the whole grid. */
  readonly design?: string;
  /** What a reader has to know of it, a sentence each. */
  readonly notes: readonly string[];
}

/** Combinations that `exclude` is asked about, at most. */
const MOST_ASKED = 1_000_000;

const known = new WeakMap<AblationDefinition, Selection>();

/**
 * The combinations of the axes' values that an experiment asks for: by its design, `when` and `exclude`. The same experiment
 * gives the same ones; conditions are asked once.
 *
 * @param most refused are more combinations than this, before they are gone through wherever their number is known
 * @throws StrnnError 'option' when there are too many or none, and for conditions that fail
 */
export function chooseCombinations(definition: AblationDefinition, most = MOST_ASKED): Selection {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const { axes, design, when, exclude } = definition;
  const conditions = createConditions(axes, when, exclude);
  const excluded = exclude.map(() => 0);
  const isOut = (row: readonly number[]): boolean => {
    const place = conditions.excludedBy(row);
    if (place !== undefined) excluded[place]++;
    return place !== undefined;
  };
  const chosen =
    design === undefined
      ? { rows: wholeGrid(definition, conditions.walk, isOut, most), notes: [] }
      : chooseByDesign({ definition, design, conditions, isOut, most });
  if (chosen.rows.length === 0) throw nothingLeft(definition);
  const unused = excluded.flatMap((count, place) =>
    count === 0
      ? [
          `exclude[${place}] leaves nothing out: no combination of the ${design === undefined ? 'grid' : 'design'} fits it.`,
        ]
      : [],
  );
  const size = gridSize(axes);
  const isPart = design === undefined && chosen.rows.length < size;
  const selection = {
    ...chosen,
    rows: design?.kind === 'one-at-a-time' ? chosen.rows : [...chosen.rows].sort(compareRows),
    ...(isPart && { design: `what when and exclude leave: ${chosen.rows.length} of ${showCount(size)} combinations` }),
    notes: [...chosen.notes, ...unused],
  };
  known.set(definition, selection);
  return selection;
}

function wholeGrid(
  { axes, when, exclude }: AblationDefinition,
  walk: () => Iterable<number[]>,
  isOut: (row: readonly number[]) => boolean,
  most: number,
): number[][] {
  // Values of axes that apply everywhere make that many combinations at least.
  const least = gridSize(axes.filter(({ name }) => !Object.hasOwn(when, name)));
  const asked = exclude.length === 0 ? most : Math.max(most, MOST_ASKED);
  if (least > asked) {
    const why = exclude.length === 0 ? '' : ` (exclude is asked about ${showCount(asked)} combinations at most)`;
    throw tooMany(`the axes make ${showCount(least)} combinations${why}`, most);
  }
  const rows: number[][] = [];
  let gone = 0;
  for (const row of walk()) {
    if (++gone > asked) throw tooMany(`the axes make more than ${showCount(asked)} combinations`, most);
    if (!isOut(row)) rows.push(row);
    if (rows.length > most) throw tooMany(`the axes make more than ${showCount(most)} combinations`, most);
  }
  return rows;
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return a[axis] - b[axis];
  return 0;
}

function tooMany(what: string, most: number): StrnnError {
  return new StrnnError('option', `vary: ${what}; at most ${showCount(most)}. ${advice}`);
}

/** What to do about a matrix that is too large. */
export const advice =
  'Take values or seeds out, or plan a part of the grid: design: randomSubset({ cells: 100 }), orthogonal(), pairwise() or oneAtATime().';

function nothingLeft({ axes, when, exclude, design }: AblationDefinition): StrnnError {
  const causes = [
    ...(Object.keys(when).length > 0 ? ['when'] : []),
    ...(exclude.length > 0 ? ['exclude'] : []),
    ...(design === undefined ? [] : ['design']),
  ];
  return new StrnnError(
    'option',
    `a matrix of zero cells: ${causes.join(', ').replace(/, (?=\w+$)/, ' and ')} ${causes.length === 1 ? 'leaves' : 'leave'} none of the ${showCount(gridSize(axes))} combinations of vary. Take conditions back, or add values.`,
  );
}
