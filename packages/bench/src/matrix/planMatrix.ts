import { StrnnError } from '@strnn/core/error';
import type { AblationDefinition } from './AblationDefinition.js';
import { checkNames } from './checkNames.js';
import { factorOf } from './factorOf.js';
import { findModelKind } from './findModelKind.js';
import type { KnownNames } from './KnownNames.js';
import { matrixName } from './matrixName.js';
import type { ModelKind } from './ModelKind.js';
import { planBaselines } from './planBaselines.js';
import { planGrid } from './planGrid.js';
import type { Plan, PlannedCell } from './PlannedCell.js';

/** Most cells of one matrix. */
const MAX_CELLS = 100_000;

/** What a plan is made from. */
export interface PlanInput {
  readonly definition: AblationDefinition;
  /** Path as the user gave it; kept in the plan. */
  readonly experimentFile: string;
  /** What `definition.data.fingerprint()` gave. */
  readonly fingerprint: string;
  readonly names: KnownNames;
  /** name -> version of every plugin in use, the built-in items under '@strnn/core'. Part of every cell's identity. */
  readonly plugins: Readonly<Record<string, string>>;
  /** What is known of the model kinds other than 'strnn'. Default: the baselines of this package. */
  readonly modelKinds?: readonly ModelKind[];
}

/**
 * Every cell of the matrix, resolved, in a stable order: the full grid of the axes (the last axis and then the seeds
 * change fastest), then the baselines.
 * @throws StrnnError 'option': unknown names, too many cells, cells that are alike
 */
export function planMatrix(input: PlanInput): Plan {
  const { definition, experimentFile, names } = input;
  const name = matrixName(definition.name, experimentFile);
  const refuse = (issues: readonly string[]): StrnnError =>
    new StrnnError('option', issues.map((issue) => `experiment ${name}: ${issue}`).join('\n'));

  const issues = checkNames(definition, names);
  if (issues.length > 0) throw refuse(issues);
  const { text, count } = countCells(input);
  if (count > MAX_CELLS) throw refuse([`vary: ${text} make ${count} cells; at most ${MAX_CELLS}.`]);
  let cells: PlannedCell[];
  try {
    cells = [...planGrid(input), ...planBaselines(input)];
  } catch (error) {
    // Options of models that only their own kind can check, and values that are no plain JSON.
    throw error instanceof StrnnError ? refuse(error.message.split('\n')) : error;
  }
  const alike = findAlike(cells);
  if (alike !== undefined) throw refuse([alike]);
  return {
    name,
    experimentFile,
    axes: Object.fromEntries(definition.axes.map((axis) => [axis.name, axis.values.map(factorOf)])),
    cells,
  };
}

/** How many cells there will be, and of what they are made up. */
function countCells({ definition, modelKinds }: PlanInput): { text: string; count: number } {
  const seedsOf = (kind: string): number => (findModelKind(kind, modelKinds).random ? definition.seeds.length : 1);
  const seeds = seedsOf(definition.model.kind);
  const baselines = definition.baselines.reduce((sum, { model }) => sum + seedsOf(model.kind), 0);
  const factors = definition.axes.map(({ name, values }) => `${values.length} ${name}`);
  const grid = [...factors, `${seeds} seed${seeds === 1 ? '' : 's'}`].join(' x ');
  return {
    text: baselines === 0 ? grid : `${grid} and ${baselines} of baselines`,
    count: definition.axes.reduce((product, { values }) => product * values.length, seeds) + baselines,
  };
}

/** Two cells with one id would be the same run counted twice. */
function findAlike(cells: readonly PlannedCell[]): string | undefined {
  const first = new Map<string, PlannedCell>();
  for (const cell of cells) {
    const earlier = first.get(cell.id);
    if (earlier !== undefined) {
      return `${nameCell(cell)} is the same configuration as ${nameCell(earlier)}: every option, written or default, is equal. Take one of them out.`;
    }
    first.set(cell.id, cell);
  }
  return undefined;
}

/** Where a baseline was written; the label of a cell of the grid. */
function nameCell({ baseline, label, provenance }: PlannedCell): string {
  return baseline ? provenance['model.kind'].replace('experiment: ', '') : `the cell '${label}'`;
}
