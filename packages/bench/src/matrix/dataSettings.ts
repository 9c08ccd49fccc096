import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import type { AblationDefinition } from './AblationDefinition.js';
import { chooseCombinations } from './chooseCombinations.js';
import { dataKey } from './dataKey.js';
import { factorOf } from './factorOf.js';
import { optionPath } from './optionPath.js';

/**
 * Gives the data set of a combination (indices into the axes' values, -1 where an axis does not apply); the same object
 * for the same data setting.
 */
export type DataOf = (row: readonly number[]) => DataSource;

/**
 * Every data setting that the cells of an experiment use, the experiment's own first where any does (baselines do).
 * @throws StrnnError 'option', a line for every setting that the data set refuses
 */
export function dataSettings(definition: AblationDefinition): readonly DataSource[] {
  const dataOf = createDataOf(definition);
  const settings = new Set<DataSource>(definition.baselines.length > 0 ? [definition.data] : []);
  const issues = new Set<string>();
  for (const row of chooseCombinations(definition).rows) {
    try {
      settings.add(dataOf(row));
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      issues.add(error.message);
    }
  }
  if (issues.size > 0) throw new StrnnError('option', [...issues].join('\n'));
  const own = [...settings].filter((source) => source === definition.data);
  return [...own, ...[...settings].filter((source) => source !== definition.data)];
}

/** A data set that has the name and the options of another, which stands for both. */
export interface DataAlias {
  readonly setting: DataSource;
  readonly alias: DataSource;
  /** The axes' values that gave it. */
  readonly where: string;
}

const aliases = new WeakMap<AblationDefinition, readonly DataAlias[]>();

/**
 * Data sets of an experiment with equal names and options, as far as `dataSettings` met them. Whether they are of the same
 * files (of one folder) only their fingerprints tell.
 */
export function dataAliases(definition: AblationDefinition): readonly DataAlias[] {
  return aliases.get(definition) ?? [];
}

/** One per experiment, so that the same setting is the same object everywhere. */
const known = new WeakMap<AblationDefinition, DataOf>();

/** @returns throws StrnnError 'option', naming the axis and value, for options that the data set refuses */
export function createDataOf(definition: AblationDefinition): DataOf {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const axes = definition.axes.flatMap((axis, place) => (/^data(\.|$)/.test(axis.path) ? [{ axis, place }] : []));
  const byChoice = new Map<string, DataSource>();
  const byKey = new Map<string, DataSource>();
  if (axes.length > 0) byKey.set(dataKey(definition.data), definition.data);

  const make = (row: readonly number[]): DataSource => {
    let source = definition.data;
    let changes: Record<string, unknown> = {};
    const named: string[] = [];
    const changed: string[] = [];
    for (const { axis, place } of axes) {
      const index = row[place];
      if (index < 0) continue;
      const setting = (axis.settings ?? axis.values)[index];
      named.push(`${axis.name}=${factorOf(axis.values[index])}`);
      if (axis.path === 'data') source = setting as DataSource;
      else {
        changes = mergeAt(changes, axis.path.split('.').slice(1), setting);
        changed.push(`${optionPath('vary', [axis.name])}[${index}]`);
      }
    }
    if (changed.length > 0) source = change(source, changes, changed.join(', '));
    const key = dataKey(source);
    const same = byKey.get(key);
    if (same !== undefined && same !== source) {
      const pairs = aliases.get(definition) ?? [];
      aliases.set(definition, [...pairs, { setting: same, alias: source, where: named.join(' ') }]);
    }
    byKey.set(key, same ?? source);
    return same ?? source;
  };
  const dataOf: DataOf = (row) => {
    if (axes.length === 0) return definition.data;
    const choice = axes.map(({ place }) => row[place]).join();
    const source = byChoice.get(choice) ?? make(row);
    byChoice.set(choice, source);
    return source;
  };
  known.set(definition, dataOf);
  return dataOf;
}

function change(source: DataSource, changes: Readonly<Record<string, unknown>>, where: string): DataSource {
  if (source.with === undefined) {
    throw new StrnnError(
      'option',
      `${where}: the options of the data set '${source.name}' cannot be varied (it has no \`with\`). Give each setting a name: vary: { data: { a: ..., b: ... } }.`,
    );
  }
  try {
    return source.with(changes);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    throw new StrnnError('option', `${where}: ${error.message}`, { cause: error });
  }
}

function mergeAt(
  into: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [key, ...rest] = keys;
  const inner = into[key];
  const isInner = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return {
    ...into,
    [key]: rest.length === 0 ? value : mergeAt(isInner ? (inner as Record<string, unknown>) : {}, rest, value),
  };
}
