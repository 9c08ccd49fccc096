import type { BaselineEntry } from './AblationDefinition.js';
import { baselineEntrySchema, modelSchema } from './ablationSchema.js';
import { completeModel } from './completeModel.js';
import { describeIssues } from './describeIssues.js';
import { protocolIssues } from './protocolIssues.js';
import { showValue } from './showValue.js';
import { writtenPaths } from './writtenPaths.js';

const FORMS =
  "a model by name ('logistic-regression'), with options (logisticRegression({ C: 1 })), or { model, protocol?, scaler? }";

/**
 * One entry of `baselines`, checked; none when it is wrong.
 * @param where `'baselines[0]'`
 * @param issues gets a line for everything that is wrong
 */
export function completeBaseline(entry: unknown, where: string, issues: string[]): BaselineEntry[] {
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
  const { model, protocol, scaler } = parsed.data;
  const spec = typeof model === 'string' ? { kind: model, options: {} } : model;
  if (protocol) issues.push(...protocolIssues(protocol, `${where}.protocol`));
  const modelWhere = isEntry ? `${where}.model` : where;
  return [
    {
      where,
      modelWhere,
      model: completeModel(spec, modelWhere, issues),
      written: writtenPaths('model', { ...spec.options }),
      ...(protocol && { protocol }),
      ...(scaler !== undefined && { scaler }),
    },
  ];
}
