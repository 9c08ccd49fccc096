/** Row of each name's letters: 0 is Fp, 8 is O. CB1 and CB2 stand in the last row of SEED's grid, beside O1 and O2. */
const rows: Readonly<Record<string, number>> = {
  N: -1,
  FP: 0,
  AF: 1,
  F: 2,
  FT: 3,
  FC: 3,
  T: 4,
  C: 4,
  TP: 5,
  CP: 5,
  P: 6,
  PO: 7,
  O: 8,
  CB: 8,
  I: 9,
};
const midline = 4;

/** Letters and number of a 10-10 name in standard spelling; the midline's z counts as 0. */
function parts(name: string): { letters: string; number: number } {
  const [, letters, digits] = /^([A-Z]+?)(Z|\d+)$/.exec(name.toUpperCase())!;
  return { letters: letters, number: digits === 'Z' ? 0 : Number(digits) };
}

/**
 * The cell of an electrode on the 10-10 grid, given every electrode of its montage (standard spelling): rows from the
 * forehead (Fp 0) to the back (O 8), columns from left (7: column 0) over the midline (z: column 4) to right (8: column 8).
 * Odd numbers lie left, even ones right, and a row is the same distance from the midline on both sides.
 *
 * The AF and PO rows are shorter arcs and most caps have no AF1 or PO1: then 3 takes the place next to the midline and
 * the others follow, as on SEED's 9 x 9 grid. Nz lies in row -1, I in row 9, 9 and 10 in columns -1 and 9.
 */
export function electrodeCell(name: string, montage: ReadonlySet<string>): readonly [row: number, column: number] {
  const { letters, number } = parts(name);
  const row = rows[letters];
  if (number === 0) return [row, midline];
  let distance = Math.ceil(number / 2);
  if (letters === 'CB') distance = 2;
  if ((letters === 'AF' || letters === 'PO') && !montage.has(`${letters}1`) && !montage.has(`${letters}2`))
    distance -= 1;
  return [row, number % 2 === 1 ? midline - distance : midline + distance];
}
