import { type OptionRule, strnnOptionTable } from '@strnn/core';
import { StrnnError, unknownName } from '@strnn/core/error';
import type { AblationDefinition, TuningEntry } from './AblationDefinition.js';
import type { KnownNames } from './KnownNames.js';
import { optionPath } from './optionPath.js';
import type { ModelSpec } from './PlannedCell.js';

type NameList = Exclude<keyof KnownNames, 'checkTraversal'>;

/** For every option that holds names its path, what is named and where the names are. */
const NAMED: ReadonlyMap<string, readonly [kind: string, list: NameList]> = new Map([
  ...Object.entries<OptionRule>(strnnOptionTable).flatMap(([key, rule]) =>
    rule.kind === 'name' || rule.kind === 'names' ? [[`model.${key}`, namedBy(rule.of)] as const] : [],
  ),
  ['scaler', namedBy('scaler')],
]);

function namedBy(kind: string): readonly [kind: string, list: NameList] {
  const list = { traversal: 'traversals', cell: 'cells', projector: 'projectors', scaler: 'scalers' }[kind];
  if (list === undefined) throw new Error(`options hold names of a ${kind}, which are not among the known names`);
  return [kind, list as NameList];
}

/**
 * Looks up every name of an experiment.
 * @returns a line for each unknown one: its option path, the nearest name and all that are allowed
 */
export function checkNames(definition: AblationDefinition, names: KnownNames): string[] {
  const issues: string[] = [];
  const check = (where: string, value: unknown, [kind, list]: readonly [string, NameList]): void => {
    const look = (name: string, at: string): void => {
      if (!names[list].includes(name)) issues.push(unknownName(at, kind, name, names[list]).message);
    };
    const before = issues.length;
    if (typeof value === 'string') look(value, where);
    else (value as readonly string[]).forEach((name, index) => look(name, `${where}[${index}]`));
    if (list === 'traversals' && issues.length === before) issues.push(...traversalIssues(value, where, names));
  };
  const checkModel = ({ kind, options }: ModelSpec, where: string): void => {
    check(where, kind, ['model', 'models']);
    if (kind !== 'strnn') return;
    for (const [key, value] of Object.entries(options)) {
      const named = NAMED.get(`model.${key}`);
      if (named) check(optionPath(where, [key]), value, named);
    }
  };

  const checkTuning = (tuning: TuningEntry | undefined, kind: string): void => {
    for (const [path, values] of kind === 'strnn' ? Object.entries(tuning?.grid ?? {}) : []) {
      const named = NAMED.get(path);
      if (named) values.forEach((value, index) => check(`${tuning!.sources[path]}[${index}]`, value, named));
    }
  };

  checkModel(definition.model, 'model');
  checkTuning(definition.tuning, definition.model.kind);
  check('scaler', definition.scaler, namedBy('scaler'));
  for (const { name, path, values, settings = values } of definition.axes) {
    const named = definition.model.kind === 'strnn' || path === 'scaler' ? NAMED.get(path) : undefined;
    if (named) settings.forEach((value, index) => check(`${optionPath('vary', [name])}[${index}]`, value, named));
  }
  for (const { where, modelWhere, model, scaler, tuning } of definition.baselines) {
    checkModel(model, modelWhere);
    checkTuning(tuning, model.kind);
    if (scaler !== undefined) check(`${where}.scaler`, scaler, namedBy('scaler'));
  }
  return issues;
}

function traversalIssues(value: unknown, where: string, { checkTraversal }: KnownNames): string[] {
  try {
    checkTraversal?.(value as string | readonly string[], where);
    return [];
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    return [error.message];
  }
}
