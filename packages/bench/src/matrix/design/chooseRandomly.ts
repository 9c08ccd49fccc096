import { createRandom } from '@strnn/core/random';
import type { Axis } from '../AblationDefinition.js';
import { showCount } from '../showCount.js';
import { balancedSequence } from './balancedSequence.js';
import type { DesignChoice, DesignRequest } from './chooseByDesign.js';
import type { Design } from './Design.js';
import { gridSize } from './gridSize.js';

/** Draws without finding a combination that conditions leave, before giving up. */
const PATIENCE = 200_000;

/** Combinations drawn without replacement, each axis's values as evenly as can be. */
export function chooseRandomly({
  definition,
  design,
  conditions,
  isOut,
  most,
}: DesignRequest<Extract<Design, { kind: 'random-subset' }>>): DesignChoice {
  const { axes } = definition;
  const size = gridSize(axes);
  const wanted = Math.min(design.cells, most);
  const found = new Map<string, number[]>();
  const random = createRandom(`random subset ${design.seed}`);
  const levels = axes.map(({ values }) => values.length);
  let fruitless = 0;
  for (const drawn of balancedSequence(levels, random)) {
    const row = conditions.settle(drawn);
    const key = row.join();
    if (found.has(key) || isOut(row)) {
      if (++fruitless > PATIENCE) break;
      continue;
    }
    fruitless = 0;
    found.set(key, row);
    if (found.size === wanted) break;
  }
  const rows = [...found.values()];
  const notes: string[] = [];
  if (rows.length < design.cells) {
    const why =
      wanted < design.cells
        ? `a matrix has at most ${most} combinations with these seeds`
        : fruitless > PATIENCE
          ? `when and exclude left none of the next ${PATIENCE} combinations drawn`
          : 'there are no more';
    notes.push(`${design.cells} combinations were asked for, ${rows.length} are planned: ${why}.`);
  }
  return {
    rows,
    design: `random subset, seed ${design.seed}: ${rows.length} of ${showCount(size)} combinations; ${describeBalance(rows, axes)}`,
    notes,
  };
}

function describeBalance(rows: readonly (readonly number[])[], axes: readonly Axis[]): string {
  const uneven: string[] = [];
  for (const [axis, { name, values }] of axes.entries()) {
    const counts = new Int32Array(values.length);
    for (const row of rows) if (row[axis] >= 0) counts[row[axis]]++;
    const [least, most] = [counts.reduce((a, b) => Math.min(a, b)), counts.reduce((a, b) => Math.max(a, b))];
    if (most - least > 1) uneven.push(`${name} ${least} to ${most} times`);
  }
  if (uneven.length === 0) return 'every value of an axis as often as any other, or once more';
  return `values not equally often: ${uneven.slice(0, 5).join(', ')}${uneven.length > 5 ? ', ...' : ''}`;
}
