import { StrnnError, unknownName } from '@strnn/core/error';
import type { AblationDefinition, Axis } from './AblationDefinition.js';
import { compileExclusions, findAxisValue } from './condition/compileExclusions.js';

/**
 * What is wrong with the names and values in `when`, `exclude` and the design; conditions themselves are asked when the
 * matrix is planned.
 */
export function selectionIssues(
  axes: readonly Axis[],
  { design, when, exclude }: Pick<AblationDefinition, 'design' | 'when' | 'exclude'>,
): string[] {
  const issues: string[] = [];
  const names = axes.map(({ name }) => name);
  for (const name of Object.keys(when)) {
    if (names.includes(name)) continue;
    const where = `when.${name}`;
    issues.push(
      names.length === 0
        ? `${where}: the experiment has no axes (vary).`
        : unknownName(where, 'axis', name, names).message,
    );
  }
  try {
    compileExclusions(axes, exclude);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    issues.push(...error.message.split('\n'));
  }
  if (design !== undefined && axes.length === 0) {
    issues.push('design: there is nothing to choose from, the experiment has no axes (vary).');
  } else if (design?.kind === 'one-at-a-time') {
    for (const [name, value] of Object.entries(design.around)) {
      const found = findAxisValue(axes, name, value, 'design.around');
      if (typeof found === 'string') issues.push(found);
    }
  }
  return issues;
}
