/**
 * Row of each name's letters: 0 is Fp, 8 is O, halves are the arcs that the 10-05 system adds. CB1 and CB2 stand in the
 * last row of SEED's grid, beside O1 and O2.
 */
const arcs: Readonly<Record<string, number>> = {
  N: -1,
  FP: 0,
  AFP: 0.5,
  AF: 1,
  AFF: 1.5,
  F: 2,
  FFT: 2.5,
  FFC: 2.5,
  FT: 3,
  FC: 3,
  FTT: 3.5,
  FCC: 3.5,
  T: 4,
  C: 4,
  TTP: 4.5,
  CCP: 4.5,
  TP: 5,
  CP: 5,
  TPP: 5.5,
  CPP: 5.5,
  P: 6,
  PPO: 6.5,
  PO: 7,
  POO: 7.5,
  O: 8,
  CB: 8,
  OI: 8.5,
  I: 9,
};

/** What every grid has: rows Fp to O, columns 7 to 8. */
const ownRows = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const ownColumns = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** Place of an electrode before rows and columns are counted: row as in `arcs`, steps from the midline (left negative). */
interface Place {
  readonly arc: number;
  readonly steps: number;
}

/**
 * The cell of every electrode of a montage (distinct 10-05 names in standard spelling, CB1, CB2): rows from the forehead
 * (Fp) to the back (O), columns from left (7) over the midline (z) to right (8), 9 x 9. Odd numbers lie left, even ones
 * right, and homologous electrodes are the same distance from the midline.
 *
 * The AF and PO rows are shorter arcs and most caps have no AF1 or PO1: then 3 takes the place next to the midline and
 * the others follow, as on SEED's 9 x 9 grid.
 *
 * Rows and columns are added only where the montage needs them: N before row Fp, OI and I after row O, columns for 9 and
 * 10, a row for each 10-05 arc that has an electrode (AFp, AFF, FFC, ...). An `h` electrode (FFC1h) takes the column of
 * the full number next to it on the outside; where some arc has both (C1h and C1), a column for it goes in between, on
 * both sides.
 */
export function montageGrid(electrodes: readonly string[]): (readonly [row: number, column: number])[] {
  const montage = new Set(electrodes);
  const places = electrodes.map((name) => placeOf(name, montage));
  const taken = new Set(places.map(({ arc, steps }) => `${arc},${Math.abs(steps)}`));
  const shared = (steps: number): boolean =>
    places.some(({ arc, steps: own }) => Math.abs(own) === steps && taken.has(`${arc},${Math.ceil(steps)}`));
  const halves = new Set([0.5, 1.5, 2.5, 3.5, 4.5].filter(shared));
  const columnOf = ({ steps }: Place): number =>
    halves.has(Math.abs(steps)) ? steps : Math.sign(steps) * Math.ceil(Math.abs(steps));

  const rows = ranks([...ownRows, ...places.map(({ arc }) => arc)]);
  const columns = ranks([...ownColumns, ...[...halves].flatMap((half) => [-half, half]), ...places.map(columnOf)]);
  return places.map((place) => [rows.get(place.arc)!, columns.get(columnOf(place))!] as const);
}

function placeOf(name: string, montage: ReadonlySet<string>): Place {
  const [, letters, digits, half] = /^([A-Z]+?)(Z|\d+)(H?)$/.exec(name.toUpperCase())!;
  const arc = arcs[letters];
  if (digits === 'Z') return { arc, steps: 0 };
  let steps = Math.ceil(Number(digits) / 2) - (half === 'H' ? 0.5 : 0);
  if (letters === 'CB') steps = 2;
  const short = letters === 'AF' || letters === 'PO';
  if (short && !['1', '2', '1h', '2h'].some((next) => montage.has(letters + next))) steps -= 1;
  return { arc, steps: Number(digits) % 2 === 1 ? -steps : steps };
}

/** Each value's place among the distinct values, ascending. */
function ranks(values: readonly number[]): ReadonlyMap<number, number> {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  return new Map(distinct.map((value, rank) => [value, rank]));
}
