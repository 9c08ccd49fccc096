import type { Sites } from '../sites/index.js';
import { gridSites, seed62Sites } from '../sites/index.js';

/** Sites to try a plugin item on. */
export interface SiteSet {
  /** What they are, for the name of a check. */
  readonly name: string;
  readonly sites: Sites;
}

/** The 61 scalp electrodes of a 10-10 cap (older names AF1, AF2, PO1, PO2), front row first, `-` for a hole. */
const cap61 = `
  -    -    -    FP1  FPZ  FP2  -    -    -
  -    AF7  -    AF1  AFZ  AF2  -    AF8  -
  F7   F5   F3   F1   FZ   F2   F4   F6   F8
  FT7  FC5  FC3  FC1  FCZ  FC2  FC4  FC6  FT8
  T7   C5   C3   C1   CZ   C2   C4   C6   T8
  TP7  CP5  CP3  CP1  CPZ  CP2  CP4  CP6  TP8
  P7   P5   P3   P1   PZ   P2   P4   P6   P8
  -    PO7  -    PO1  POZ  PO2  -    PO8  -
  -    -    -    O1   OZ   O2   -    -    -`;

/** Holes, an empty row and column, two sites without any neighbour, and no site in row 0 or column 0. */
const torn = `
  -    -    -    -    -    -    -    -
  -    a    b    -    c    -    -    d
  -    e    -    f    g    -    -    -
  -    -    -    -    -    -    -    -
  -    h    i    j    -    -    k    l
  -    -    -    m    n    -    o    -
  -    p    -    -    -    -    -    -`;

/** Landmarks of a face in five parts: two brows, two eyes (rings), nose and mouth together. */
const face = `
  -    bl1  bl2  bl3  -    br3  br2  br1  -
  -    -    el1  -    -    -    er1  -    -
  -    el4  -    el2  n1   er2  -    er4  -
  -    -    el3  -    n2   -    er3  -    -
  -    -    -    n3   n4   n5   -    -    -
  -    -    m1   -    m2   -    m3   -    -
  -    -    -    -    m4   -    -    -    -`;
const faceLinks = `bl1-bl2 bl2-bl3 br1-br2 br2-br3 el1-el2 el2-el3 el3-el4 el4-el1 er1-er2 er2-er3 er3-er4 er4-er1
  n1-n2 n2-n4 n3-n4 n4-n5 n4-m2 m1-m2 m2-m3 m3-m4 m4-m1`;

/**
 * The sites that every direction is tried on: one site, lines, full lattices, a torn one, electrode caps with and
 * without positions, one in an order that is not the lattice's, landmarks linked along a face, and 1024 sites. Deeply
 * frozen; new at every call.
 */
export function conformanceSites(): readonly SiteSet[] {
  const sets: SiteSet[] = [
    { name: 'one site', sites: gridSites(1, 1) },
    { name: 'a row of 7 sites', sites: gridSites(1, 7) },
    { name: 'a column of 5 sites', sites: gridSites(5, 1) },
    { name: 'a 3 x 4 lattice', sites: gridSites(3, 4) },
    { name: 'an 8 x 8 lattice', sites: gridSites(8, 8) },
    { name: 'a 9 x 5 lattice with positions', sites: withDomePositions(gridSites(9, 5)) },
    { name: 'a torn lattice of 16 sites', sites: drawnSites(torn) },
    { name: '61 electrodes in mixed order, with positions', sites: withDomePositions(mixed(drawnSites(cap61))) },
    { name: '62 electrodes of SEED', sites: seed62Sites() },
    { name: '62 electrodes of SEED, with positions', sites: withDomePositions(seed62Sites()) },
    { name: 'landmarks of a face with edges', sites: withEdges(drawnSites(face), faceLinks) },
    { name: 'landmarks with edges and positions', sites: withDomePositions(withEdges(drawnSites(face), faceLinks)) },
    { name: 'a 3 x 4 lattice without any link', sites: { ...gridSites(3, 4), edges: [] } },
    { name: 'a 32 x 32 lattice', sites: gridSites(32, 32) },
  ];
  return sets.map(({ name, sites }) => ({ name, sites: freezeSites(sites) }));
}

/**
 * Adds made-up positions in metres: the lattice laid over a flat dome about its middle, 2 cm per cell. No measured
 * montage; ratios of whole numbers only, so that every machine gets the same bits.
 */
export function withDomePositions(sites: Sites): Sites {
  const middle = (axis: 0 | 1): number => sites.grid.reduce((most, cell) => Math.max(most, cell[axis]), 0) / 2;
  const [row, column] = [middle(0), middle(1)];
  const positions = sites.grid.map(([r, c]) => {
    const [right, front] = [c - column, row - r];
    return [right / 50, front / 50, (32 - right * right - front * front) / 400] as const;
  });
  return { ...sites, positions };
}

/** A copy that throws where a plugin tries to write into it. */
export function freezeSites(sites: Sites): Sites {
  return deepFreeze(structuredClone(sites));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function drawnSites(drawing: string): Sites {
  const cells = drawing
    .trim()
    .split('\n')
    .flatMap((line, row) =>
      line
        .trim()
        .split(/\s+/)
        .map((name, column) => ({ name, row, column })),
    )
    .filter(({ name }) => name !== '-');
  return { names: cells.map(({ name }) => name), grid: cells.map(({ row, column }) => [row, column] as const) };
}

/** Every 17th site, around and around: a permutation, since 17 divides no cap of 61. */
function mixed(sites: Sites): Sites {
  const order = sites.names.map((_, i) => (i * 17) % sites.names.length);
  return { names: order.map((n) => sites.names[n]), grid: order.map((n) => sites.grid[n]) };
}

/** Adds the links written as `a-b`. */
function withEdges(sites: Sites, links: string): Sites {
  const place = (name: string): number => sites.names.indexOf(name);
  const edges = links.split(/\s+/).map((link) => link.split('-').map(place) as unknown as readonly [number, number]);
  return { ...sites, edges };
}
