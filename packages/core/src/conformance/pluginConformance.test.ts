import { describe, expect, it } from 'vitest';
import { elman } from '../cell/elman.js';
import { definePlugin } from '../plugin/definePlugin.js';
import { l1 } from '../projector/l1.js';
import { gridSites } from '../sites/index.js';
import type { Direction } from '../traversal/index.js';
import { chain } from '../traversal/index.js';
import { cellConformance } from './cellConformance.js';
import { directionConformance } from './directionConformance.js';
import { pluginConformance } from './pluginConformance.js';
import { projectorConformance } from './projectorConformance.js';

const spiral: Direction = {
  name: 'spiral',
  description: 'In index order.',
  predecessors: ({ names }) => chain(names.map((_, n) => n)),
};
const lab = { name: 'my-lab', version: '1' };

describe('pluginConformance', () => {
  it('runs the three suites over all items, and names each', () => {
    const plugin = definePlugin({
      ...lab,
      directions: [spiral, { ...spiral, name: 'again' }],
      strategies: [{ name: 'both', description: 'Two.', directions: ['spiral', 'again'] }],
      cells: [elman],
      projectors: [l1],
    });
    const names = pluginConformance(plugin).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const expected = [
      'can be registered',
      ...directionConformance(spiral).map(({ name }) => `direction 'spiral': ${name}`),
      ...directionConformance(spiral).map(({ name }) => `direction 'again': ${name}`),
      "strategy 'both': has a valid name and a description",
      ...cellConformance(elman).map(({ name }) => `cell 'elman': ${name}`),
      ...projectorConformance(l1).map(({ name }) => `projector 'l1': ${name}`),
    ];
    expect(names).toEqual(expected);
  });

  it('passes a good plugin', async () => {
    const plugin = definePlugin({
      ...lab,
      directions: [spiral],
      strategies: [{ name: 'two', description: 'Two.', directions: ['spiral', 'hilbert'] }],
      projectors: [l1],
    });
    for (const { run } of pluginConformance(plugin, [{ name: 'mine', sites: gridSites(2, 2) }])) await run();
  });

  it('catches what stands between the items', () => {
    const plugin = definePlugin({
      ...lab,
      strategies: [{ name: 's', description: '', directions: ['spiral'] }],
    });
    const [registered, described] = pluginConformance(plugin);
    expect(() => registered.run()).toThrow("plugin 'my-lab': strategy 's': unknown direction 'spiral'");
    expect(() => described.run()).toThrow("strategy 's': expected a description of one line, found ''");
  });
});
