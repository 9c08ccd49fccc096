import { builtinDirections, builtinStrategies, compileLattice } from '@strnn/core/traversal';
import type { Sites } from '@strnn/core/sites';
import { describe, expect, it } from 'vitest';
import { anchorsInBox } from '../align/alignmentOf.js';
import { gfe100 } from '../dataset/gfe/gfe100.js';
import { tem189 } from '../dataset/london/tem189.js';
import { ibug68 } from '../landmark/scheme/ibug68.js';
import { blockSites } from './blockSites.js';
import { landmarkSites } from './landmarkSites.js';
import { regionSites } from './regionSites.js';

const box = { width: 128, height: 128 };
const faces: Readonly<Record<string, Sites>> = {
  blocks: blockSites({ rows: 6, columns: 5 }),
  'overlapping blocks': blockSites({ rows: 7, columns: 7, overlap: 0.5, image: box }),
  regions: regionSites({ ...box, anchors: anchorsInBox(box) }),
  'a grid of 68 landmarks': landmarkSites(ibug68),
  'a graph of 68 landmarks': landmarkSites(ibug68, { layout: 'graph' }),
  'a graph of 100 landmarks': landmarkSites(gfe100, { layout: 'graph' }),
  'a graph of 189 landmarks': landmarkSites(tem189, { layout: 'graph' }),
  'the mouth': landmarkSites(ibug68, {
    layout: 'graph',
    points: ibug68.curves.filter(({ part }) => part === 'mouth').flatMap(({ points }) => points),
  }),
};

// All but those of the only public code, which take the 62 electrodes of SEED and nothing else, by design.
const strategies = builtinStrategies.filter(({ name }) => name !== 'libeer');

describe.each(Object.entries(faces))('%s', (_, sites) => {
  it.each(strategies.map(({ name, directions }) => ({ name, directions })))('carry $name', ({ directions }) => {
    for (const name of directions) {
      const direction = builtinDirections.find((known) => known.name === name)!;
      const { order, edges } = compileLattice(direction, sites);
      expect([...order].sort()).toEqual([...sites.names.keys()].sort());
      expect(edges > 0).toBe(!name.startsWith('unlinked'));
    }
  });
});
