import { StrnnError } from '@strnn/core/error';
import type { AxisValue, TuningEntry } from './AblationDefinition.js';
import { findTuneTarget } from './findTuneTarget.js';
import { optionPath } from './optionPath.js';
import { resolveAxis } from './resolveAxis.js';

/** Inner folds where an experiment does not say how many. */
export const DEFAULT_INNER_FOLDS = 3;

/** Most combinations of values: each is trained once per fold and inner fold. */
const MAX_CANDIDATES = 200;

/** `tune` as it was written, and what it must agree with. */
export interface TuneRequest {
  /** `'tune'`, `'baselines[0].tune'`. */
  readonly where: string;
  readonly tune: Readonly<Record<string, unknown>>;
  readonly folds: { readonly count: number; readonly source: string };
  readonly modelKind: string;
  /** Option path -> where the experiment gives it another value: the model's options, axes. */
  readonly taken: ReadonlyMap<string, string>;
}

/**
 * Writes the values of `tune` out and checks them; none when something is wrong.
 * @param issues gets a line for everything that is wrong
 */
export function completeTuning(
  { where, tune, folds, modelKind, taken }: TuneRequest,
  issues: string[],
): TuningEntry | undefined {
  const before = issues.length;
  const grid = new Map<string, readonly AxisValue[]>();
  const sources: Record<string, string> = {};
  for (const [name, values] of Object.entries(tune)) {
    if (values === undefined) continue;
    const at = optionPath(where, [name]);
    try {
      const target = findTuneTarget(where, name, modelKind);
      const { path } = target;
      if (sources[path] !== undefined) throw clash(at, `sets the same option as ${sources[path]}`);
      if (taken.has(path)) {
        throw clash(
          at,
          `the option has a value already, in ${taken.get(path)}; an option is either given, varied or tuned`,
        );
      }
      sources[path] = at;
      const axis = resolveAxis(name, values, target, at);
      grid.set(path, (axis.settings ?? axis.values) as readonly AxisValue[]);
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      issues.push(...error.message.split('\n'));
    }
  }
  if (issues.length > before) return undefined;
  const count = [...grid.values()].reduce((product, { length }) => product * length, 1);
  if (grid.size === 0) issues.push(`${where}: names no option to tune.`);
  else if (count === 1) issues.push(`${where}: one value is nothing to choose from; give it to the model.`);
  else if (count > MAX_CANDIDATES) {
    const product = [...grid.values()].map(({ length }) => length).join(' x ');
    issues.push(
      `${where}: ${product} values make ${count} candidates, each trained ${folds.count} times in every fold; at most ${MAX_CANDIDATES}.`,
    );
  }
  if (issues.length > before) return undefined;
  // In the order of the names, as the identity of a cell has them.
  const sorted = Object.fromEntries([...grid].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { grid: sorted, folds: folds.count, sources: { ...sources, folds: folds.source } };
}

function clash(at: string, text: string): StrnnError {
  return new StrnnError('option', `${at}: ${text}.`);
}
