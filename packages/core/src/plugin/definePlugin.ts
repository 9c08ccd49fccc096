import type { Cell } from '../cell/Cell.js';
import { StrnnError } from '../error/StrnnError.js';
import { unknownName } from '../error/unknownName.js';
import type { Projector } from '../projector/Projector.js';
import type { Direction, Strategy } from '../traversal/Direction.js';

/** What a plugin brings. Its items are known as `<plugin name>/<item name>`. */
export interface PluginDefinition {
  /** Lower-case letters, digits and dashes, e.g. `'my-lab'`. */
  readonly name: string;
  /** Part of every cell's identity: change it when an item's behaviour changes. */
  readonly version: string;
  readonly directions?: readonly Direction[];
  readonly strategies?: readonly Strategy[];
  readonly cells?: readonly Cell[];
  readonly projectors?: readonly Projector[];
}

/** A checked plugin: the default export of a plugin file. */
export interface Plugin extends Required<PluginDefinition> {
  readonly kind: 'strnn-plugin';
}

const keys = ['name', 'version', 'directions', 'strategies', 'cells', 'projectors'];
const itemFunctions = {
  directions: ['predecessors'],
  strategies: [],
  cells: ['parameters', 'step'],
  projectors: ['penalty', 'addSubgradient', 'effective'],
} as const;

/**
 * Checks a plugin's form: `export default definePlugin({ name: 'my-lab', version: '1.0.0', directions: [spiral] })`.
 *
 * @throws StrnnError 'plugin' naming the plugin, the item and what is missing
 */
export function definePlugin(definition: PluginDefinition): Plugin {
  const where = `plugin '${String(definition?.name)}'`;
  for (const key of Object.keys(definition ?? {})) {
    if (!keys.includes(key)) throw unknownName(where, 'key', key, keys, 'plugin');
  }
  if (typeof definition?.name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(definition.name)) {
    throw new StrnnError('plugin', `${where}: name must be lower-case letters, digits and dashes, e.g. 'my-lab'.`);
  }
  if (typeof definition.version !== 'string' || definition.version === '') {
    throw new StrnnError('plugin', `${where}: version must be a non-empty text, e.g. '1.0.0'.`);
  }
  for (const [list, functions] of Object.entries(itemFunctions)) {
    const items = (definition as unknown as Record<string, unknown>)[list] ?? [];
    if (!Array.isArray(items)) throw new StrnnError('plugin', `${where}: ${list} must be a list.`);
    checkItems(where, list, items as Record<string, unknown>[], functions);
  }
  return Object.freeze({
    kind: 'strnn-plugin',
    name: definition.name,
    version: definition.version,
    directions: definition.directions ?? [],
    strategies: definition.strategies ?? [],
    cells: definition.cells ?? [],
    projectors: definition.projectors ?? [],
  });
}

function checkItems(where: string, list: string, items: Record<string, unknown>[], functions: readonly string[]): void {
  const seen = new Set<unknown>();
  items.forEach((item, index) => {
    const name = item?.['name'];
    if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9:.-]*$/.test(name)) {
      throw new StrnnError(
        'plugin',
        `${where}: ${list}[${index}].name must be lower-case letters, digits, ':', '.', '-', but is ${JSON.stringify(name)}.`,
      );
    }
    if (seen.has(name)) throw new StrnnError('plugin', `${where}: ${list} has '${name}' twice.`);
    seen.add(name);
    for (const key of functions) {
      if (typeof item[key] !== 'function') {
        throw new StrnnError('plugin', `${where}: ${list} item '${name}' has no function '${key}'.`);
      }
    }
    if (list === 'strategies') checkStrategy(`${where}: strategy '${name}'`, item['directions']);
    if (list === 'cells' && (!Array.isArray(item['states']) || item['states'].length === 0)) {
      throw new StrnnError('plugin', `${where}: cell '${name}' has no list 'states' (the first is the output).`);
    }
  });
}

function checkStrategy(where: string, directions: unknown): void {
  if (!Array.isArray(directions)) throw new StrnnError('plugin', `${where} has no list 'directions'.`);
  directions.forEach((name: unknown, index) => {
    if (typeof name !== 'string') {
      throw new StrnnError(
        'plugin',
        `${where}: directions[${index}] must be a direction's name, but is ${JSON.stringify(name)}.`,
      );
    }
    if (directions.indexOf(name) !== index) throw new StrnnError('plugin', `${where} has direction '${name}' twice.`);
  });
}
