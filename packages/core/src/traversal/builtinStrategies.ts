import type { Strategy } from './Direction.js';

/**
 * Every strategy that comes with the package. A direction's name is also a strategy, of that one direction, and is not
 * repeated here.
 */
export const builtinStrategies: readonly Strategy[] = [
  {
    name: 'quad',
    description: "Four sweeps, one from each corner of the lattice: the paper's, and the default.",
    directions: ['corner:top-left', 'corner:top-right', 'corner:bottom-left', 'corner:bottom-right'],
  },
  {
    name: 'diagonal-pair',
    description: 'The two sweeps from opposite corners, top left and bottom right.',
    directions: ['corner:top-left', 'corner:bottom-right'],
  },
  {
    name: 'snake',
    description: 'Row and column snakes, each walked from both ends.',
    directions: ['snake:row', 'snake:row:reverse', 'snake:column', 'snake:column:reverse'],
  },
  {
    name: 'hilbert-pair',
    description: 'One Hilbert curve walked from both ends.',
    directions: ['hilbert', 'hilbert:reverse'],
  },
  {
    name: 'radial',
    description: 'From the centre out and from the rim in.',
    directions: ['radial:outward', 'radial:inward'],
  },
  {
    name: 'hemispheric',
    description: 'From each hemisphere across the midline to the other, homologous sites linked.',
    directions: ['hemispheric:left-to-right', 'hemispheric:right-to-left'],
  },
  {
    name: 'nearest',
    description: 'Nearest neighbours in space, from the front and from the back; needs 3-D positions.',
    directions: ['nearest:forward', 'nearest:backward'],
  },
  {
    name: 'graph',
    description:
      'Along the edges between sites (landmarks of one face part), from the middle out and from the ends in.',
    directions: ['graph:outward', 'graph:inward'],
  },
  {
    name: 'libeer',
    description: "LibEER's four directions as published, with their defects; SEED 62 montage only, for comparison.",
    directions: ['libeer:0', 'libeer:1', 'libeer:2', 'libeer:3'],
  },
  {
    name: 'none',
    description: 'The same network as quad without spatial recurrence (W = 0): every site alone, four times.',
    directions: ['unlinked:1', 'unlinked:2', 'unlinked:3', 'unlinked:4'],
  },
  {
    name: 'temporal-only',
    description: 'No spatial layer at all: the temporal layer hears a linear map of each slice.',
    directions: [],
  },
];
