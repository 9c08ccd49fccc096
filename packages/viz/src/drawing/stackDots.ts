/**
 * Vertical offsets that keep dots on one line from hiding each other: dots that would touch go above and below in turns.
 * @param xs places on the line, pixels
 * @param radius of a dot, pixels
 * @param reach the largest offset, pixels; when the stacks need more they are squeezed
 * @returns an offset per dot, in the order of `xs`
 */
export function stackDots(xs: readonly number[], radius: number, reach: number): number[] {
  const order = xs.map((_, i) => i).sort((a, b) => xs[a] - xs[b] || a - b);
  const laneEnd: number[] = [];
  const lane = new Array<number>(xs.length).fill(0);
  for (const i of order) {
    let k = 0;
    while (laneEnd[k] !== undefined && xs[i] - laneEnd[k] < 1.8 * radius) k++;
    laneEnd[k] = xs[i]!;
    // Lanes 0, 1, 2, 3, 4, ... lie at 0, -1, +1, -2, +2, ...
    lane[i] = Math.ceil(k / 2) * (k % 2 === 1 ? -1 : 1);
  }
  const most = Math.max(1, ...lane.map(Math.abs));
  const distance = Math.min(1.8 * radius, reach / most);
  return lane.map((at) => (at === 0 ? 0 : at * distance));
}
