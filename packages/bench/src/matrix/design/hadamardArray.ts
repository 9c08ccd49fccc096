/**
 * A two-level orthogonal array of `runs` - 1 columns and strength 2 from a Hadamard matrix (Plackett and Burman 1946; Paley
 * 1933): 4, 8, 12, 16, 20, 24, 28, ... runs where a construction is known here.
 *
 * @returns rows of 0 and 1, the first all 0; undefined where there is none
 */
export function hadamardArray(runs: number): number[][] | undefined {
  const matrix = hadamard(runs);
  if (matrix === undefined) return undefined;
  // Columns and then rows are negated until the first row and column are 1.
  const byColumn = matrix.map((row) => row.map((value, column) => value * matrix[0][column]));
  return byColumn.map((row) => row.slice(1).map((value) => (value * row[0] === 1 ? 0 : 1)));
}

function hadamard(order: number): number[][] | undefined {
  if (order === 1) return [[1]];
  if (order === 2)
    return [
      [1, 1],
      [1, -1],
    ];
  if (order % 4 !== 0) return undefined;
  if (isPrime(order - 1)) return paleyOne(order - 1);
  if (isPrime(order / 2 - 1) && (order / 2 - 1) % 4 === 1) return paleyTwo(order / 2 - 1);
  const half = hadamard(order / 2);
  return half && [...half.map((row) => [...row, ...row]), ...half.map((row) => [...row, ...row.map((v) => -v)])];
}

/** I + S with S the bordered, skew Jacobsthal matrix; q ≡ 3 (mod 4). */
function paleyOne(q: number): number[][] {
  return bordered(q, -1).map((row, i) => row.map((value, j) => (i === j ? 1 : value)));
}

/** Symmetric conference matrix C of order q + 1, q ≡ 1 (mod 4): C x [[1, 1], [1, -1]] + I x [[1, -1], [-1, -1]]. */
function paleyTwo(q: number): number[][] {
  const conference = bordered(q, 1);
  const rows: number[][] = [];
  conference.forEach((row, i) => {
    for (const [a, b, onDiagonal] of [
      [1, 1, [1, -1]],
      [1, -1, [-1, -1]],
    ] as const) {
      rows.push(row.flatMap((value, j) => (i === j ? onDiagonal : [value * a, value * b])));
    }
  });
  return rows;
}

/** [[0, 1], [sign, Q]] with Q(i, j) the quadratic character of i - j. */
function bordered(q: number, sign: 1 | -1): number[][] {
  const squares = new Set(Array.from({ length: q - 1 }, (_, i) => ((i + 1) * (i + 1)) % q));
  const character = (value: number): number => (value === 0 ? 0 : squares.has(value) ? 1 : -1);
  return Array.from({ length: q + 1 }, (_, i) =>
    Array.from({ length: q + 1 }, (_, j) => {
      if (i === 0) return j === 0 ? 0 : 1;
      return j === 0 ? sign : character((((i - j) % q) + q) % q);
    }),
  );
}

function isPrime(value: number): boolean {
  if (value < 2) return false;
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false;
  return true;
}
