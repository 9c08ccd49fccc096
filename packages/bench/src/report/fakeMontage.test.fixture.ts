/** Sites of a made-up head. */
export interface FakeMontage {
  readonly names: string[];
  readonly grid: [number, number][];
  readonly positions: [number, number, number][];
}

/** Rows of a 10-10 cap: degrees of the row's left end from the nose, and its columns from the midline (4 = the equator). */
const ROWS: readonly (readonly [name: string, azimuth: number, columns: readonly number[]])[] = [
  ['FP', 18, [4]],
  ['AF', 36, [2, 4]],
  ['F', 54, [1, 2, 3, 4]],
  ['FC', 72, [1, 2, 3, 4]],
  ['C', 90, [1, 2, 3, 4]],
  ['CP', 108, [1, 2, 3, 4]],
  ['P', 126, [1, 2, 3, 4]],
  ['PO', 144, [2, 4]],
  ['O', 162, [4]],
];

/** 61 sites with 10-10 names on a 9 x 9 grid, at ideal places on a head of 9 cm. */
export function fakeMontage(): FakeMontage {
  const montage: FakeMontage = { names: [], grid: [], positions: [] };
  ROWS.forEach(([row, azimuth, columns], r) => {
    const tilt = ((4 - r) * 22.5 * Math.PI) / 180;
    const turn = (azimuth * Math.PI) / 180;
    for (const offset of [...columns.map((c) => -c).reverse(), 0, ...columns]) {
      const share = Math.abs(offset) / 4;
      const end = [Math.sign(offset) * Math.sin(turn), Math.cos(turn), 0];
      const mixed = [0, Math.sin(tilt), Math.cos(tilt)].map((v, i) => (1 - share) * v + share * end[i]);
      const length = Math.hypot(...mixed);
      const isShort = columns.length === 1;
      const number = isShort ? Number(offset > 0) + 1 : 2 * Math.abs(offset) - Number(offset < 0);
      montage.names.push(`${row}${offset === 0 ? 'Z' : number}`);
      montage.grid.push([r, 4 + (isShort ? Math.sign(offset) : offset)]);
      montage.positions.push(mixed.map((v) => (0.09 * v) / length) as [number, number, number]);
    }
  });
  return montage;
}
