import type { AblationDefinition, Axis, AxisValue } from './AblationDefinition.js';
import { createCellIds } from './createCellIds.js';
import { factorOf } from './factorOf.js';
import { findModelKind } from './findModelKind.js';
import { optionPath } from './optionPath.js';
import type { PlannedCell } from './PlannedCell.js';
import type { PlanInput } from './planMatrix.js';
import { provenanceOf } from './provenanceOf.js';

/** One value of one axis. */
interface Choice {
  readonly axis: Axis;
  readonly value: AxisValue;
  /** Where it was written. */
  readonly source: string;
}

/** The cells of the full grid: every combination of the axes' values, for every seed. */
export function planGrid(input: PlanInput): PlannedCell[] {
  const { definition } = input;
  const kind = findModelKind(definition.model.kind, input.modelKinds);
  const seeds = kind.random ? definition.seeds : definition.seeds.slice(0, 1);
  const data = { name: definition.data.name, options: definition.data.options, fingerprint: input.fingerprint };
  const sources = provenanceOf({
    config: {
      data,
      protocol: definition.protocol,
      model: definition.model,
      training: definition.training,
      plugins: input.plugins,
    },
    written: definition.written,
    model: 'experiment: model',
    protocol: 'experiment: protocol',
  });

  // V8 copies a parsed object much faster than one that grew key by key; a third of the time of a large matrix.
  const plain = JSON.parse(JSON.stringify(sources)) as typeof sources;
  const cellId = createCellIds();
  return combinations(definition.axes).flatMap((choices) => {
    const { protocol, scaler, training, options } = applyChoices(definition, choices);
    const model = { kind: kind.kind, options: kind.resolve(options, 'model') };
    const factors = Object.fromEntries(choices.map(({ axis, value }) => [axis.name, factorOf(value)]));
    const provenance = { ...plain };
    for (const { axis, source } of choices) provenance[axis.path] = source;
    if (kind.kind !== 'strnn') {
      // Options that neither the experiment nor an axis wrote were filled in by the model's own kind.
      for (const key of Object.keys(model.options)) provenance[optionPath('model', [key])] ??= 'default';
    }
    const label = choices.map(({ axis }) => `${axis.name}=${factors[axis.name]}`).join(' ') || kind.kind;
    return seeds.map((seed) => {
      const config = { data, protocol, scaler, model, training, plugins: input.plugins, seed };
      return { id: cellId(config), label, factors, baseline: false, config, provenance };
    });
  });
}

/** The experiment's options with one value of every axis; what no axis touches is shared by all cells. */
function applyChoices({ protocol, scaler, training, model }: AblationDefinition, choices: readonly Choice[]) {
  const chosen = { protocol, scaler, training, options: model.options };
  for (const { axis, value } of choices) {
    const [group, key] = [axis.path.split('.', 1)[0], axis.path.slice(axis.path.indexOf('.') + 1)];
    if (group === 'scaler') chosen.scaler = value as string;
    else if (group === 'protocol') chosen.protocol = { ...chosen.protocol, [key]: value };
    else if (group === 'training') chosen.training = { ...chosen.training, [key]: value };
    else chosen.options = { ...chosen.options, [key]: value };
  }
  return chosen;
}

/** One value per axis, the last axis fastest; one empty combination without axes. */
function combinations(axes: readonly Axis[]): Choice[][] {
  return axes.reduce<Choice[][]>(
    (rows, axis) => {
      const from = axis.expression === undefined ? '' : ` ('${axis.expression}')`;
      const where = `experiment: ${optionPath('vary', [axis.name])}`;
      const choices = axis.values.map((value, index) => ({ axis, value, source: `${where}[${index}]${from}` }));
      return rows.flatMap((row) => choices.map((choice) => [...row, choice]));
    },
    [[]],
  );
}
