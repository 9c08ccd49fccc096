import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import { checkProtocol } from '../protocol/checkProtocol.js';
import type { Protocol } from '../protocol/Protocol.js';
import type { AblationDefinition } from './AblationDefinition.js';
import { createDataOf, type DataOf } from './dataSettings.js';
import { factorOf } from './factorOf.js';

/** The axes of an experiment by the part of the configuration that they set. */
export interface AxisGroups {
  readonly definition: AblationDefinition;
  /** Places of the axes, those that set a whole protocol or data set before those that set an option of it. */
  readonly order: readonly number[];
  readonly dataOf: DataOf;
  /** Per part what has been made already, by the places of its axes' values; equal parts are one object. */
  readonly made: {
    readonly protocol: Map<string, Protocol>;
    readonly training: Map<string, AblationDefinition['training']>;
  };
  readonly places: { readonly protocol: readonly number[]; readonly training: readonly number[] };
}

export function createGroups(definition: AblationDefinition): AxisGroups {
  const { axes } = definition;
  const order = axes.map((_, place) => place).sort((a, b) => depth(axes[a].path) - depth(axes[b].path) || a - b);
  const inGroup = (root: string): number[] => order.filter((place) => axes[place].path.split('.', 1)[0] === root);
  return {
    definition,
    order,
    dataOf: createDataOf(definition),
    made: { protocol: new Map(), training: new Map() },
    places: { protocol: inGroup('protocol'), training: inGroup('training') },
  };
}

function depth(path: string): number {
  return path === 'protocol' || path === 'data' ? 0 : 1;
}

/**
 * The experiment's options with the values of one combination; what no axis touches is shared by all cells.
 * @param row indices into the axes' values, -1 where an axis does not apply
 * @throws StrnnError 'option' for a protocol whose parts do not fit each other
 */
export function applyChoices(
  groups: AxisGroups,
  row: readonly number[],
): {
  data: DataSource;
  protocol: Protocol;
  scaler: string;
  training: AblationDefinition['training'];
  options: Record<string, unknown>;
} {
  const { definition, order, dataOf, made, places } = groups;
  const { axes, model } = definition;
  let { scaler } = definition;
  const options = { ...model.options };
  for (const place of order) {
    if (row[place] < 0) continue;
    const { path, values, settings = values } = axes[place];
    if (path === 'scaler') scaler = settings[row[place]] as string;
    else if (path.startsWith('model.')) options[path.slice('model.'.length)] = settings[row[place]];
  }
  return {
    data: dataOf(row),
    protocol: once(made.protocol, places.protocol, row, () => applyProtocol(groups, row)),
    scaler,
    training: once(made.training, places.training, row, () => applyTraining(groups, row)),
    options,
  };
}

function once<T>(made: Map<string, T>, places: readonly number[], row: readonly number[], make: () => T): T {
  const key = places.map((place) => row[place]).join();
  const before = made.get(key);
  if (before !== undefined) return before;
  const value = make();
  made.set(key, value);
  return value;
}

function applyTraining({ definition, places }: AxisGroups, row: readonly number[]): AblationDefinition['training'] {
  const applied = places.training.filter((place) => row[place] >= 0);
  if (applied.length === 0) return definition.training;
  const changes = applied.map((place) => {
    const { path, values } = definition.axes[place];
    return [path.slice('training.'.length), values[row[place]]] as const;
  });
  return { ...definition.training, ...Object.fromEntries(changes) };
}

function applyProtocol({ definition, places }: AxisGroups, row: readonly number[]): Protocol {
  let protocol = definition.protocol;
  const named: string[] = [];
  for (const place of places.protocol) {
    if (row[place] < 0) continue;
    const { name, path, values, settings = values } = definition.axes[place];
    named.push(`${name}=${factorOf(values[row[place]])}`);
    if (path === 'protocol') protocol = settings[row[place]] as Protocol;
    else protocol = { ...protocol, [path.slice('protocol.'.length)]: settings[row[place]] };
  }
  try {
    if (named.length > 0) checkProtocol(protocol);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    const how =
      named.length > 1
        ? " Say where the axis applies: when: { 'protocol.folds': (cell) => cell.protocol === '...' }."
        : '';
    throw new StrnnError('option', `vary: ${named.join(' ')}: ${error.message}${how}`, { cause: error });
  }
  return protocol;
}
