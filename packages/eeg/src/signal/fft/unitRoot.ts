/**
 * exp(-2 pi i k / n) for whole numbers 0 <= k < n, right to the last bits: the angle is folded into the first octant
 * before the cosine and sine are taken, so that no rounding of a large angle enters.
 */
export function unitRoot(k: number, n: number): readonly [real: number, imaginary: number] {
  // In eighths of a turn: k / n = octant / 8 + rest, all in whole numbers.
  const octant = Math.floor((8 * k) / n);
  const rest = 8 * k - octant * n;
  const even = octant % 2 === 0;
  const angle = (Math.PI / 4) * ((even ? rest : n - rest) / n);
  let [x, y] = [Math.cos(angle), Math.sin(angle)];
  // Odd octants run backwards from the next quarter turn.
  const quarter = (even ? octant : octant + 1) / 2;
  if (!even) y = -y;
  for (let turn = 0; turn < quarter % 4; turn++) [x, y] = [-y, x];
  return [x, -y];
}
