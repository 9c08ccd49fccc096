import type { Plugin } from '../plugin/definePlugin.js';
import { createRegistry } from '../plugin/createRegistry.js';
import { cellConformance } from './cellConformance.js';
import { checkItemName } from './checkItemName.js';
import type { ConformanceCheck } from './ConformanceCheck.js';
import type { SiteSet } from './conformanceSites.js';
import { directionConformance } from './directionConformance.js';
import { projectorConformance } from './projectorConformance.js';

/**
 * Every check that a plugin's items have to pass, and that the plugin can be registered: its strategies name directions
 * that there are.
 *
 * @param extra More site sets, for directions that refuse all of the standard ones (`conformanceSites`).
 */
export function pluginConformance(plugin: Plugin, extra: readonly SiteSet[] = []): readonly ConformanceCheck[] {
  const of = (kind: string, name: string, checks: readonly ConformanceCheck[]): ConformanceCheck[] =>
    checks.map((check) => ({ name: `${kind} '${name}': ${check.name}`, run: () => check.run() }));
  return [
    {
      name: 'can be registered',
      run() {
        createRegistry([{ plugin, source: 'the plugin under test' }]);
      },
    },
    ...plugin.directions.flatMap((item) => of('direction', item.name, directionConformance(item, extra))),
    ...plugin.strategies.flatMap((item) =>
      of('strategy', item.name, [
        { name: 'has a valid name and a description', run: () => checkItemName('strategy', item) },
      ]),
    ),
    ...plugin.cells.flatMap((item) => of('cell', item.name, cellConformance(item))),
    ...plugin.projectors.flatMap((item) => of('projector', item.name, projectorConformance(item))),
  ];
}
