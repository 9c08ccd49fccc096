import type { CellConfig, Plan } from '../matrix/PlannedCell.js';
import { describeProtocol } from '../protocol/index.js';
import { countOf } from '../run/countOf.js';
import type { MatrixState } from '../run/store/readMatrixState.js';

/** Values of an axis that are listed; of longer ones the first and the last. */
const listed = 12;

/** What `strnn plan` tells before it lists the cells, as rows of a name and a text. */
export function describePlan(
  plan: Plan,
  { counts }: MatrixState,
  folder: string,
  time: string | undefined,
): string[][] {
  const grid = plan.cells.filter(({ baseline, twinOf }) => !baseline && twinOf === undefined);
  const twins = plan.cells.filter(({ twinOf }) => twinOf !== undefined).length;
  const seeds = new Set(grid.map(({ config }) => config.seed)).size;
  const parts = [
    `${countOf(grid.length / Math.max(1, seeds), 'configuration')} x ${countOf(seeds, 'seed')}`,
    ...(grid.length + twins < plan.cells.length ? [`${plan.cells.length - grid.length - twins} of baselines`] : []),
    ...(twins > 0 ? [countOf(twins, 'lenient twin')] : []),
  ];
  const states = (['done', 'leased', 'failed', 'pruned', 'pending'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  return [
    ['experiment', plan.experimentFile],
    ...named(plan, 'data', describeData(plan)),
    ...named(plan, 'protocol', ({ protocol }) => describeProtocol(protocol)),
    ...Object.entries(plan.axes)
      .filter(([axis]) => axis !== 'data' && axis !== 'protocol')
      .map(([axis, values]) => [axis, showValues(values)]),
    ['design', plan.design ?? 'every combination'],
    ['cells', `${plan.cells.length}: ${parts.join(', ')}; ${states.join(', ')} in ${folder}`],
    ...(time === undefined ? [] : [['time', time]]),
    ...(plan.notes ?? []).map((note) => ['note', note]),
  ];
}

/** A data setting by its name and the options in which the settings of the plan differ. */
function describeData({ cells }: Plan): (config: CellConfig) => string {
  const settings = [...new Set(cells.map(({ config }) => config.data))];
  const texts = (key: string): Set<string> => new Set(settings.map(({ options }) => JSON.stringify(options[key])));
  const differing = [...new Set(settings.flatMap(({ options }) => Object.keys(options)))].filter(
    (key) => texts(key).size > 1,
  );
  return ({ data }) => {
    const options = differing.map((key) => `${key}=${JSON.stringify(data.options[key])}, `);
    return `${data.name} (${options.join('')}fingerprint ${data.fingerprint.slice(0, 12)})`;
  };
}

/** The data sets or protocols of a plan: one, several, or by the names that an axis gives them. */
function named(plan: Plan, axis: 'data' | 'protocol', describe: (config: CellConfig) => string): string[][] {
  const texts = new Map<string, string>();
  for (const { factors, config } of plan.cells) {
    const name = factors[axis];
    const text = describe(config);
    const entry = name === undefined ? text : `${name}: ${text}`;
    if (!texts.has(entry)) texts.set(entry, entry);
  }
  const all = [...texts.keys()];
  if (all.length <= listed) return all.map((text, place) => [place === 0 ? axis : '', text]);
  return [...all.slice(0, listed), `and ${all.length - listed} more`].map((text, place) => [
    place === 0 ? axis : '',
    text,
  ]);
}

function showValues(values: readonly (string | number | boolean)[]): string {
  if (values.length <= listed) return values.join(', ');
  return `${values.slice(0, 5).join(', ')}, ..., ${values.at(-1)} (${values.length} values)`;
}
