import { builtinCells } from '../cell/builtinCells.js';
import type { Cell } from '../cell/Cell.js';
import { StrnnError } from '../error/StrnnError.js';
import { unknownName } from '../error/unknownName.js';
import { builtinProjectors } from '../projector/builtinProjectors.js';
import type { Projector } from '../projector/Projector.js';
import { builtinDirections } from '../traversal/builtinDirections.js';
import { builtinStrategies } from '../traversal/builtinStrategies.js';
import type { Direction, Strategy } from '../traversal/Direction.js';
import type { Plugin } from './definePlugin.js';
import { renameItem } from './renameItem.js';

/** Everything that can be named in a model's options. Built once per run; no global state. */
export interface Registry {
  readonly directions: ReadonlyMap<string, Direction>;
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly projectors: ReadonlyMap<string, Projector>;
  /**
   * The directions of a traversal: a strategy's name, a direction's name, or a list of either.
   * @throws StrnnError 'option' with the nearest allowed name
   */
  traversal(names: string | readonly string[], where: string): readonly Direction[];
  /** @throws StrnnError 'option' with the nearest allowed name */
  cell(name: string, where: string): Cell;
  /** @throws StrnnError 'option' with the nearest allowed name */
  projector(name: string, where: string): Projector;
}

/** A plugin and where it was found, for errors. */
export interface PluginSource {
  readonly plugin: Plugin;
  /** File or package. */
  readonly source: string;
}

/**
 * The built-in items and those of the given plugins, the latter as `<plugin>/<item>`.
 *
 * @throws StrnnError 'plugin' when two plugins share a name (both files are named), or a strategy names no known direction
 */
export function createRegistry(plugins: readonly PluginSource[] = []): Registry {
  const bySource = new Map<string, string>();
  for (const { plugin, source } of plugins) {
    const other = bySource.get(plugin.name);
    if (other !== undefined) {
      throw new StrnnError('plugin', `two plugins are called '${plugin.name}': ${other} and ${source}. Rename one.`);
    }
    bySource.set(plugin.name, source);
  }
  const collect = <Item extends { readonly name: string }>(
    builtin: readonly Item[],
    pick: (plugin: Plugin) => readonly Item[],
  ): Map<string, Item> => {
    const map = new Map<string, Item>(builtin.map((item) => [item.name, item]));
    for (const { plugin } of plugins) {
      for (const item of pick(plugin)) {
        const name = `${plugin.name}/${item.name}`;
        map.set(name, renameItem(item, name));
      }
    }
    return map;
  };
  const directions = collect(builtinDirections, (plugin) => plugin.directions);
  const cells = collect(builtinCells, (plugin) => plugin.cells);
  const projectors = collect(builtinProjectors, (plugin) => plugin.projectors);
  const strategies = new Map<string, Strategy>(builtinStrategies.map((item) => [item.name, item]));
  for (const { plugin } of plugins) {
    for (const item of plugin.strategies) {
      // A plugin's strategy may name its own directions by their short names.
      const named = item.directions.map((name) =>
        directions.has(`${plugin.name}/${name}`) ? `${plugin.name}/${name}` : name,
      );
      for (const name of named) {
        if (!directions.has(name)) {
          const where = `plugin '${plugin.name}': strategy '${item.name}'`;
          const own = plugin.directions.map((direction) => direction.name);
          throw unknownName(where, 'direction', name, [...own, ...directions.keys()], 'plugin');
        }
      }
      const name = `${plugin.name}/${item.name}`;
      if (directions.has(name)) {
        throw new StrnnError('plugin', `plugin '${plugin.name}': '${item.name}' is both a direction and a strategy.`);
      }
      strategies.set(name, { name, description: item.description, directions: named });
    }
  }
  return {
    directions,
    strategies,
    cells,
    projectors,
    traversal(names, where) {
      const list = typeof names === 'string' ? [names] : names;
      const found = list.flatMap((name, index) => {
        const strategy = strategies.get(name);
        if (strategy !== undefined) return strategy.directions.map((direction) => directions.get(direction)!);
        const direction = directions.get(name);
        if (direction !== undefined) return [direction];
        const path = typeof names === 'string' ? where : `${where}[${index}]`;
        throw unknownName(path, 'traversal', name, [...strategies.keys(), ...directions.keys()]);
      });
      const twice = found.find((direction, index) => found.indexOf(direction) !== index);
      if (twice !== undefined) {
        throw new StrnnError('option', `${where}: direction '${twice.name}' appears twice in [${list.join(', ')}].`);
      }
      return found;
    },
    cell: (name, where) => cells.get(name) ?? refuse(where, 'cell', name, cells),
    projector: (name, where) => projectors.get(name) ?? refuse(where, 'projector', name, projectors),
  };
}

function refuse(where: string, kind: string, name: string, map: ReadonlyMap<string, unknown>): never {
  throw unknownName(where, kind, name, [...map.keys()]);
}
