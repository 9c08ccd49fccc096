import { StrnnError } from '@strnn/core/error';
import type { Axis } from './AblationDefinition.js';
import { dataSchema } from './ablationSchema.js';
import { describeIssues } from './describeIssues.js';
import { optionPath } from './optionPath.js';
import { protocolIssues } from './protocolIssues.js';
import { protocolSchema } from './protocolSchema.js';
import { showValue } from './showValue.js';

const examples = {
  protocol: "{ loso: leaveOneSubjectOut(), trials: groupedKFold({ by: 'trial' }) }",
  data: '{ short: uciEeg({ slices: 4 }), long: uciEeg({ slices: 16 }) }',
};

/**
 * An axis of protocols or data sets, each under a name of its own, by which tables and conditions call it.
 * @throws StrnnError 'option', a line for everything that is wrong
 */
export function resolveNamedAxis(name: string, input: unknown, kind: 'protocol' | 'data'): Axis {
  const where = optionPath('vary', [name]);
  const isNamed = typeof input === 'object' && input !== null && !Array.isArray(input);
  const entries = isNamed ? Object.entries(input).filter(([, value]) => value !== undefined) : [];
  if (entries.length === 0) {
    throw new StrnnError(
      'option',
      `${where}: expected a name for each ${kind === 'data' ? 'data set' : 'protocol'}, such as ${examples[kind]}, found ${showValue(input)}.`,
    );
  }
  const schema = kind === 'protocol' ? protocolSchema : dataSchema;
  const issues: string[] = [];
  const settings = entries.map(([key, value]): unknown => {
    const at = optionPath(where, [key]);
    if (key.trim() === '') issues.push(`${at}: expected a name, found ${showValue(key)}.`);
    const parsed = schema.safeParse(value);
    if (!parsed.success) issues.push(...describeIssues(parsed.error, schema, value, at));
    else if (kind === 'protocol') issues.push(...protocolIssues(parsed.data as never, at));
    // A data set is used as it is: a copy would lose what its methods need.
    return kind === 'protocol' ? parsed.data : value;
  });
  if (issues.length > 0) throw new StrnnError('option', issues.join('\n'));
  return { name, path: kind, values: entries.map(([key]) => key), settings };
}
