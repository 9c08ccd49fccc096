import { nearestName, StrnnError } from '@strnn/core/error';
import { optionPath } from './optionPath.js';
import type { CellConfig, Plan, PlannedCell } from './PlannedCell.js';

/** One option of a cell. */
export interface ExplainedOption {
  /** `'model.hidden'`. */
  readonly path: string;
  /** The value as text; lists and objects as JSON. */
  readonly value: string;
  /** `'default'`, `'experiment: model'`, `'experiment: vary.hidden[1]'`, ... */
  readonly source: string;
}

/** How many labels an error lists. */
const LISTED = 10;

/**
 * Every option of a cell, with its value and where that came from.
 * @param idOrLabel a cell's id, the start of one (4 digits or more, if only one cell has it), or its label; a label that
 *   stands for one configuration with several seeds gives all its seeds in the row 'seed'
 * @throws StrnnError 'option' naming the nearest cell
 */
export function explainCell(plan: Plan, idOrLabel: string): readonly ExplainedOption[] {
  const cells = findCells(plan, idOrLabel);
  const [cell] = cells;
  return flatten(cell.config).map(([path, value]) => ({
    path,
    value: path === 'seed' ? cells.map(({ config }) => config.seed).join(', ') : showOption(value),
    source: cell.provenance[path] ?? 'default',
  }));
}

function findCells(plan: Plan, idOrLabel: string): readonly PlannedCell[] {
  const byId = plan.cells.filter(({ id }) => id === idOrLabel);
  if (byId.length > 0) return byId;
  const byLabel = plan.cells.filter(({ label }) => label === idOrLabel);
  if (byLabel.length > 0) return byLabel;
  const byStart = /^[0-9a-f]{4,}$/.test(idOrLabel) ? plan.cells.filter(({ id }) => id.startsWith(idOrLabel)) : [];
  if (byStart.length === 1) return byStart;

  const labels = [...new Set(plan.cells.map(({ label }) => label))];
  if (byStart.length > 1) {
    const found = byStart.slice(0, LISTED).map(({ id }) => id);
    throw new StrnnError(
      'option',
      `matrix ${plan.name}: ${byStart.length} cells begin with '${idOrLabel}': ${found.join(', ')}.`,
    );
  }
  const nearest = nearestName(idOrLabel, [...labels, ...plan.cells.map(({ id }) => id)]);
  const hint = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
  const more = labels.length > LISTED ? ` and ${labels.length - LISTED} more (strnn plan lists them)` : '';
  const allowed = labels.slice(0, LISTED).map((label) => `'${label}'`);
  throw new StrnnError(
    'option',
    `matrix ${plan.name}: unknown cell '${idOrLabel}'.${hint} Allowed: an id, or one of ${allowed.join(', ')}${more}.`,
  );
}

function flatten(config: CellConfig): [path: string, value: unknown][] {
  const under = (root: string, options: object): [string, unknown][] =>
    Object.entries(options).map(([key, value]) => [optionPath(root, [key]), value]);
  // Of a tuned option all values that are tried; the one in the configuration is never used.
  const tuned = (root: string): object =>
    Object.fromEntries(
      Object.entries(config.tuning?.grid ?? {})
        .filter(([path]) => path.startsWith(`${root}.`))
        .map(([path, values]) => [path.slice(root.length + 1), values]),
    );
  return [
    ['data.name', config.data.name],
    ...under('data', config.data.options),
    ['data.fingerprint', config.data.fingerprint],
    ...under('protocol', config.protocol),
    ['scaler', config.scaler],
    ['model.kind', config.model.kind],
    ...under('model', { ...config.model.options, ...tuned('model') }),
    ...under('training', { ...config.training, ...tuned('training') }),
    ...(config.tuning === undefined ? [] : ([['tuning.folds', config.tuning.folds]] as [string, unknown][])),
    ...under('plugins', config.plugins),
    ['seed', config.seed],
  ];
}

function showOption(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
