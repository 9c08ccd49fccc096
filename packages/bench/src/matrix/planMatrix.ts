import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import type { AblationDefinition } from './AblationDefinition.js';
import { checkNames } from './checkNames.js';
import { advice, chooseCombinations } from './chooseCombinations.js';
import { dataSettings } from './dataSettings.js';
import { gridSize } from './design/gridSize.js';
import { effectNotes } from './effectNotes.js';
import { factorOf } from './factorOf.js';
import { findModelKind } from './findModelKind.js';
import type { KnownNames } from './KnownNames.js';
import { matrixName } from './matrixName.js';
import type { ModelKind } from './ModelKind.js';
import { planBaselines } from './planBaselines.js';
import { planGrid } from './planGrid.js';
import type { CellConfig, Plan, PlannedCell } from './PlannedCell.js';
import { showCount } from './showCount.js';

/** Most cells of one matrix. */
const MAX_CELLS = 100_000;

/** What a plan is made from. */
export interface PlanInput {
  readonly definition: AblationDefinition;
  /** Path as the user gave it; kept in the plan. */
  readonly experimentFile: string;
  /** What `fingerprint()` of the data settings gave (see `dataSettings`); a text where all have the same. */
  readonly fingerprint: string | ((source: DataSource) => string);
  readonly names: KnownNames;
  /** name -> version of every plugin in use, the built-in items under '@strnn/core'. Part of every cell's identity. */
  readonly plugins: Readonly<Record<string, string>>;
  /** What is known of the model kinds other than 'strnn'. Default: the baselines of this package. */
  readonly modelKinds?: readonly ModelKind[];
}

/**
 * Every cell of the matrix, resolved, in a stable order: the grid of the axes or what design and conditions choose of it
 * (the last axis and then the seeds change fastest), then the baselines.
 * @throws StrnnError 'option': unknown names, too many cells or none, conditions that fail, cells that are alike
 */
export function planMatrix(input: PlanInput): Plan {
  const { definition, experimentFile, fingerprint } = input;
  const { axes } = definition;
  checkMatrix(input);
  return refusing(input, () => {
    const made = new Map<DataSource, CellConfig['data']>();
    const configOf = (source: DataSource): CellConfig['data'] => {
      const { name, options } = source;
      const known = made.get(source) ?? {
        name,
        options,
        fingerprint: typeof fingerprint === 'string' ? fingerprint : fingerprint(source),
      };
      made.set(source, known);
      return known;
    };
    const cells = [...planGrid(input, configOf), ...planBaselines(input, configOf)];
    const alike = findAlike(cells);
    if (alike !== undefined) throw new StrnnError('option', alike);
    const selection = chooseCombinations(definition);
    const notes = [...selection.notes, ...effectNotes(definition, selection.rows)];
    return {
      name: matrixName(definition.name, experimentFile),
      experimentFile,
      axes: Object.fromEntries(axes.map((axis) => [axis.name, axis.values.map(factorOf)])),
      ...(selection.design !== undefined && { design: selection.design }),
      ...(notes.length > 0 && { notes }),
      cells,
    };
  });
}

/**
 * What can be refused before a file of the data is read: unknown names, too many cells or none, data settings and
 * conditions that fail.
 * @throws StrnnError 'option'
 */
export function checkMatrix(input: Omit<PlanInput, 'fingerprint'>): void {
  const { definition, names } = input;
  refusing(input, () => {
    const issues = checkNames(definition, names);
    if (issues.length > 0) throw new StrnnError('option', issues.join('\n'));
    const { text, count, most } = countCells(input);
    const isPart =
      definition.design !== undefined || definition.exclude.length > 0 || Object.keys(definition.when).length > 0;
    if (!isPart && count > MAX_CELLS) {
      throw new StrnnError('option', `vary: ${text} make ${showCount(count)} cells; at most ${MAX_CELLS}. ${advice}`);
    }
    chooseCombinations(definition, most);
    dataSettings(definition);
  });
}

/** Names the experiment in every line of a refusal. */
function refusing<T>({ definition, experimentFile }: Omit<PlanInput, 'fingerprint'>, plan: () => T): T {
  const name = matrixName(definition.name, experimentFile);
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    const lines = error.message.split('\n').map((line) => `experiment ${name}: ${line}`);
    throw new StrnnError('option', lines.join('\n'), { cause: error });
  }
}

/** How many cells the whole grid has, and of what they are made up; most combinations that leave room for seeds and baselines. */
function countCells({ definition, modelKinds }: Omit<PlanInput, 'fingerprint'>): {
  text: string;
  count: number;
  most: number;
} {
  const seedsOf = (kind: string): number => (findModelKind(kind, modelKinds).random ? definition.seeds.length : 1);
  const seeds = seedsOf(definition.model.kind);
  const baselines = definition.baselines.reduce((sum, { model }) => sum + seedsOf(model.kind), 0);
  const factors = definition.axes.map(({ name, values }) => `${values.length} ${name}`);
  const grid = [...factors, `${seeds} seed${seeds === 1 ? '' : 's'}`].join(' x ');
  return {
    text: baselines === 0 ? grid : `${grid} and ${baselines} of baselines`,
    count: gridSize(definition.axes) * seeds + baselines,
    most: Math.floor((MAX_CELLS - baselines) / seeds),
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
