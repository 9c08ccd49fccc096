import type { BaselineEntry } from './AblationDefinition.js';
import { baselineEntrySchema, modelSchema } from './ablationSchema.js';
import { completeModel } from './completeModel.js';
import { completeTuning, type TuneRequest } from './completeTuning.js';
import { describeIssues } from './describeIssues.js';
import { protocolIssues } from './protocolIssues.js';
import { showValue } from './showValue.js';
import { writtenPaths } from './writtenPaths.js';

const FORMS =
  "a model by name ('logistic-regression'), with options (logisticRegression({ C: 1 })), or { model, protocol?, scaler?, tune?, innerFolds? }";

/**
 * One entry of `baselines`, checked; none when it is wrong.
 * @param where `'baselines[0]'`
 * @param experimentFolds inner folds where the entry does not say how many
 * @param issues gets a line for everything that is wrong
 */
export function completeBaseline(
  entry: unknown,
  where: string,
  experimentFolds: TuneRequest['folds'],
  issues: string[],
): BaselineEntry[] {
  const isEntry = typeof entry === 'object' && entry !== null && !('kind' in entry);
  const given = isEntry ? entry : { model: entry };
  if (!isEntry && !(typeof entry === 'string' && entry !== '') && !modelSchema.safeParse(entry).success) {
    issues.push(`${where}: expected ${FORMS}, found ${showValue(entry)}.`);
    return [];
  }
  const parsed = baselineEntrySchema.safeParse(given);
  if (!parsed.success) {
    issues.push(...describeIssues(parsed.error, baselineEntrySchema, given, where));
    return [];
  }
  const { model, protocol, scaler, tune, innerFolds } = parsed.data;
  const spec = typeof model === 'string' ? { kind: model, options: {} } : model;
  if (protocol) issues.push(...protocolIssues(protocol, `${where}.protocol`));
  const modelWhere = isEntry ? `${where}.model` : where;
  const written = writtenPaths('model', { ...spec.options });
  const folds = innerFolds === undefined ? experimentFolds : { count: innerFolds, source: `${where}.innerFolds` };
  if (innerFolds !== undefined && tune === undefined) {
    issues.push(`${where}.innerFolds: nothing is tuned; say what, such as tune: { C: [1e-3, 1e-2] }.`);
  }
  const taken = new Map(written.map((path) => [path, path.replace('model', modelWhere)]));
  const tuning = tune && completeTuning({ where: `${where}.tune`, tune, folds, modelKind: spec.kind, taken }, issues);
  return [
    {
      where,
      modelWhere,
      model: completeModel(spec, modelWhere, issues),
      written,
      ...(tuning && { tuning }),
      ...(protocol && { protocol }),
      ...(scaler !== undefined && { scaler }),
    },
  ];
}
