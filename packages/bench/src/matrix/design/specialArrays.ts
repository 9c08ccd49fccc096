import { hadamardArray } from './hadamardArray.js';

/** An orthogonal array with its number of values per column. */
export interface MixedArray {
  readonly name: string;
  readonly columns: readonly number[];
  rows(): number[][];
}

/**
 * A difference matrix over the integers modulo 3: of any two rows every difference occurs equally often. Found by a
 * search; that it is one is tested. Its rows r and a number g give the runs (r + g) of an orthogonal array.
 */
const differences6 = ['000000', '001122', '010221', '021210', '022101', '012012'];
const differences12 = [
  '000000000000',
  '000011112222',
  '010202120121',
  '011220012102',
  '012112000212',
  '022211210001',
  '012021201120',
  '020110222110',
  '001202211210',
  '021101021022',
  '021022102011',
  '002120121201',
];

/** Twelve runs of one column of 3 values (the run's number divided by 4) and four of 2, found by a search. */
const twelve = ['011001101100', '011001010011', '010100111010', '001100110101'];

/** Of 12 runs, see `hadamardArray`. */
const elevenTwos = hadamardArray(12)!;

const digits = (text: string): number[] => Array.from(text, Number);

/** Runs (c, g): one column of 3 values per row of the matrix, and others that depend on the matrix's column c alone. */
function fromDifferences(matrix: readonly string[], also: (c: number) => readonly number[]): number[][] {
  const rows = matrix.map(digits);
  return rows.flatMap((_, c) => [0, 1, 2].map((g) => [...also(c), ...rows.map((row) => (row[c] + g) % 3)]));
}

const oneAndFour = twelve.map(digits);
const threeAndTwos = (run: number): number[] => [Math.floor(run / 4), ...oneAndFour.map((column) => column[run])];

const times = (count: number, value: number): number[] => new Array<number>(count).fill(value);

/**
 * Arrays of strength 2 that mix 2, 3 and 4, 6 or 12 values in fewer runs than products of arrays do: 12 runs (2^4 3^1), 18
 * (2^1 3^7, Taguchi's L18; 6^1 3^6) and 36 (Seiden 1954 and later: 2^11 3^12, 2^4 3^13, 4^1 3^13, ...).
 */
export function specialArrays(): readonly MixedArray[] {
  const six = (columns: readonly number[], also: (c: number) => number[]): MixedArray => ({
    name: `OA(18, ${show([...columns, ...times(6, 3)])})`,
    columns: [...columns, ...times(6, 3)],
    rows: () => fromDifferences(differences6, also),
  });
  const twelveAndThrees = (columns: readonly number[], also: (c: number) => number[]): MixedArray => ({
    name: `OA(36, ${show([...columns, ...times(12, 3)])})`,
    columns: [...columns, ...times(12, 3)],
    rows: () => fromDifferences(differences12, also),
  });
  return [
    {
      name: 'OA(12, 2^4 3^1)',
      columns: [3, 2, 2, 2, 2],
      rows: () => Array.from({ length: 12 }, (_, run) => threeAndTwos(run)),
    },
    six([6], (c) => [c]),
    six([2, 3], (c) => [c % 2, Math.floor(c / 2)]),
    twelveAndThrees([12], (c) => [c]),
    twelveAndThrees([6, 2], (c) => [c >> 1, c % 2]),
    twelveAndThrees([4, 3], (c) => [c % 4, Math.floor(c / 4)]),
    twelveAndThrees([3, 2, 2, 2, 2], threeAndTwos),
    twelveAndThrees(times(11, 2), (c) => elevenTwos[c]),
  ];
}

/** `[6, 3, 3]` -> `'3^2 6^1'`. */
function show(columns: readonly number[]): string {
  return [...new Set(columns)]
    .sort((a, b) => a - b)
    .map((value) => `${value}^${columns.filter((column) => column === value).length}`)
    .join(' ');
}
