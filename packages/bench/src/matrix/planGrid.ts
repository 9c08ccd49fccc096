import type { DataSource } from '@strnn/core/samples';
import type { Axis } from './AblationDefinition.js';
import { applyChoices, createGroups } from './applyChoices.js';
import { chooseCombinations } from './chooseCombinations.js';
import { createCellIds } from './createCellIds.js';
import { factorOf } from './factorOf.js';
import { findModelKind } from './findModelKind.js';
import { optionPath } from './optionPath.js';
import type { CellConfig, PlannedCell } from './PlannedCell.js';
import type { PlanInput } from './planMatrix.js';
import { provenanceOf } from './provenanceOf.js';
import { checkTunedOptions, tuningLabels, tuningParts } from './tuningParts.js';

/**
 * The cells of the grid: every combination that the design and the conditions choose, for every seed.
 * @param configOf the data setting as a configuration holds it
 */
export function planGrid(input: PlanInput, configOf: (source: DataSource) => CellConfig['data']): PlannedCell[] {
  const { definition } = input;
  const kind = findModelKind(definition.model.kind, input.modelKinds);
  const seeds = kind.random ? definition.seeds : definition.seeds.slice(0, 1);
  const tuning = tuningParts(definition.tuning);
  checkTunedOptions(definition.tuning, kind, definition.model.options);
  const { axes, protocol, model, training, written } = definition;
  const groups = createGroups(definition);
  const cellId = createCellIds();
  const labels = tuningLabels(tuning.config.tuning);
  const alone = labels.length === 0 ? kind.kind : `${kind.kind} (${labels.join(', ')})`;
  const sources = axes.map(sourcesOf);
  const texts = axes.map(({ name, values, suffix = '' }) =>
    values.map((value) => `${name}=${factorOf(value)}${suffix}`),
  );

  // Options that the experiment or no axis wrote, once per data setting. V8 copies a parsed object much faster than one
  // that grew key by key; a third of the time of a large matrix.
  const plain = new Map<CellConfig['data'], Record<string, string>>();
  const plainOf = (data: CellConfig['data']): Record<string, string> => {
    const before = plain.get(data);
    if (before !== undefined) return before;
    const config = { data, protocol, model, training, plugins: input.plugins };
    const found = provenanceOf({ config, written, model: 'experiment: model', protocol: 'experiment: protocol' });
    const parsed = JSON.parse(JSON.stringify({ ...found, ...tuning.provenance })) as typeof found;
    plain.set(data, parsed);
    return parsed;
  };

  return chooseCombinations(definition).rows.flatMap((row) => {
    const chosen = applyChoices(groups, row);
    const data = configOf(chosen.data);
    const provenance = { ...plainOf(data) };
    for (const place of groups.order) writeSource(provenance, axes[place], sources[place][row[place]], chosen);
    const resolved = { kind: kind.kind, options: kind.resolve(chosen.options, 'model') };
    if (kind.kind !== 'strnn') {
      // Options that neither the experiment nor an axis wrote were filled in by the model's own kind.
      for (const key of Object.keys(resolved.options)) provenance[optionPath('model', [key])] ??= 'default';
    }
    const factors: Record<string, string | number | boolean> = {};
    const parts: string[] = [];
    row.forEach((value, axis) => {
      if (value < 0) return;
      factors[axes[axis].name] = factorOf(axes[axis].values[value]);
      parts.push(texts[axis][value]);
    });
    const label = parts.join(' ') || alone;
    return seeds.map((seed) => {
      const config: CellConfig = {
        data,
        protocol: chosen.protocol,
        scaler: chosen.scaler,
        model: resolved,
        training: chosen.training,
        plugins: input.plugins,
        seed,
        ...tuning.config,
      };
      return { id: cellId(config), label, factors, baseline: false, config, provenance };
    });
  });
}

/** Where each value of an axis was written. */
function sourcesOf({ name, values, settings, expression, suffix = '' }: Axis): string[] {
  const from = expression === undefined ? '' : ` ('${expression}')`;
  const where = `experiment: ${optionPath('vary', [name])}`;
  const isNamed = name === 'protocol' || name === 'data';
  return values.map((value, index) => {
    const at = isNamed ? optionPath(where, [String(value)]) : `${where}[${index}]${from}`;
    return settings === undefined || isNamed ? at : `${at}, ${factorOf(value)}${suffix}`;
  });
}

/** Notes where an axis's option came from. */
function writeSource(
  provenance: Record<string, string>,
  { name, path }: Axis,
  source: string | undefined,
  chosen: { readonly data: DataSource; readonly protocol: object },
): void {
  if (source === undefined) {
    // The option is as it would be without the axis.
    const [root] = path.split('.');
    const at =
      path === 'protocol' ? 'protocol.kind' : path === 'data' ? 'data.name' : root === 'data' ? dataPath(path) : path;
    provenance[at] = `${provenance[at] ?? 'default'} (${name} does not apply: ${optionPath('when', [name])})`;
  } else if (path === 'protocol') {
    for (const key of Object.keys(chosen.protocol)) provenance[`protocol.${key}`] = source;
  } else if (path === 'data') {
    provenance['data.name'] = source;
    for (const key of Object.keys(chosen.data.options)) provenance[optionPath('data', [key])] = source;
  } else if (path.startsWith('data.')) {
    const at = dataPath(path);
    const inner = path.slice(at.length + 1);
    provenance[at] =
      inner === '' ? source : `${provenance[at] ?? 'default'}; ${inner}: ${source.replace('experiment: ', '')}`;
  } else provenance[path] = source;
}

/** `'data.recipe.window'` -> `'data.recipe'`, the option that is shown. */
function dataPath(path: string): string {
  return path.split('.').slice(0, 2).join('.');
}
