import { StrnnError } from '@strnn/core/error';
import type { AblationDefinition, Axis } from './AblationDefinition.js';
import type { CheckedInput } from './ablationSchema.js';
import { completeBaseline } from './completeBaseline.js';
import { completeModel } from './completeModel.js';
import { completeOptions } from './completeOptions.js';
import { completeTuning, DEFAULT_INNER_FOLDS } from './completeTuning.js';
import { findAxisTarget } from './findAxisTarget.js';
import { optionPath } from './optionPath.js';
import { protocolIssues } from './protocolIssues.js';
import { resolveAxis } from './resolveAxis.js';
import { resolveDataAxis } from './resolveDataAxis.js';
import { resolveNamedAxis } from './resolveNamedAxis.js';
import { selectionIssues } from './selectionIssues.js';
import { trainingOptionsSchema } from './trainingOptions.js';
import { writtenPaths } from './writtenPaths.js';

type Parts = Pick<
  AblationDefinition,
  'model' | 'training' | 'axes' | 'design' | 'when' | 'exclude' | 'tuning' | 'baselines' | 'written'
>;

/**
 * Completes options and writes axes out. Works on whatever parts of an experiment are of the right form.
 * @param issues gets a line for everything that is wrong
 */
export function completeParts(input: Partial<CheckedInput>, issues: string[]): Parts {
  const kind = input.model?.kind ?? 'strnn';
  if (input.protocol) issues.push(...protocolIssues(input.protocol, 'protocol'));
  const model = completeModel(input.model ?? { kind, options: {} }, 'model', issues);
  let training: Readonly<Record<string, unknown>> = {};
  if (kind === 'strnn') {
    const completed = completeOptions(trainingOptionsSchema, input.training ?? {}, 'training');
    issues.push(...(completed.issues ?? []));
    training = completed.options ?? {};
  } else if (input.training !== undefined) {
    issues.push(`training: the model '${kind}' is not trained in epochs and takes no training options.`);
  }
  const written = [...writtenPaths('model', input.model?.options), ...writtenPaths('training', input.training)];
  const axes = completeAxes(input, kind, issues);
  const innerFolds =
    input.innerFolds === undefined
      ? { count: DEFAULT_INNER_FOLDS, source: 'default' }
      : { count: input.innerFolds, source: 'innerFolds' };
  const taken = new Map([
    ...written.map((path) => [path, path] as const),
    ...axes.map(({ name, path }) => [path, optionPath('vary', [name])] as const),
  ]);
  const tuning =
    input.tune &&
    completeTuning({ where: 'tune', tune: input.tune, folds: innerFolds, modelKind: kind, taken }, issues);
  const baselines = (input.baselines ?? []).flatMap((entry, index) =>
    completeBaseline(entry, `baselines[${index}]`, innerFolds, issues),
  );
  if (input.innerFolds !== undefined && !input.tune && !baselines.some((baseline) => baseline.tuning)) {
    issues.push('innerFolds: nothing is tuned; say what, such as tune: { hidden: [8, 16] }.');
  }
  const { design, when = {}, exclude = [] } = input;
  // Only where every axis is known can a name in a condition be called unknown.
  if (axes.length === Object.keys(input.vary ?? {}).length)
    issues.push(...selectionIssues(axes, { design, when, exclude }));
  return { model, training, axes, design, when, exclude, ...(tuning && { tuning }), baselines, written };
}

function completeAxes({ vary = {}, protocol }: Partial<CheckedInput>, kind: string, issues: string[]): Axis[] {
  const axes: Axis[] = [];
  for (const [name, values] of Object.entries(vary)) {
    if (values === undefined) continue;
    try {
      const target = findAxisTarget(name, kind);
      const where = optionPath('vary', [name]);
      const earlier = axes.find(({ path }) => path === target.path);
      if (earlier)
        throw new StrnnError('option', `${where}: sets the same option as ${optionPath('vary', [earlier.name])}.`);
      if (target.path === 'protocol.folds' && protocol?.folds === 0 && vary.protocol === undefined) {
        const why = `the protocol '${protocol.kind}' makes one fold of every ${protocol.by}`;
        throw new StrnnError(
          'option',
          `${where}: ${why}; give a protocol with a number of folds, such as groupedKFold({ folds: 4 }).`,
        );
      }
      axes.push(
        target.path === 'protocol' || target.path === 'data'
          ? resolveNamedAxis(name, values, target.path)
          : target.path.startsWith('data.')
            ? resolveDataAxis(name, values)
            : resolveAxis(name, values, target),
      );
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      issues.push(...error.message.split('\n'));
    }
  }
  return axes;
}
