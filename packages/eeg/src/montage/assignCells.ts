/**
 * The assignment of n rows to distinct columns with the least sum of costs, by shortest augmenting paths (Jonker and
 * Volgenant, Computing 38, 1987; equal to scipy.optimize.linear_sum_assignment up to ties). O(n^2 m).
 *
 * @param costs n x m finite costs, row after row, n <= m.
 * @returns the column of each row.
 */
export function assignCells(costs: Float64Array, n: number, m: number): Int32Array {
  const rowOf = new Int32Array(m).fill(-1);
  const rowPrice = new Float64Array(n);
  const columnPrice = new Float64Array(m);
  const distance = new Float64Array(m);
  const from = new Int32Array(m);
  const done = new Uint8Array(m);
  for (let start = 0; start < n; start++) {
    distance.fill(Infinity);
    from.fill(-1);
    done.fill(0);
    let row = start;
    let last = -1;
    let length = 0;
    // Dijkstra over the columns, by reduced costs, up to the first free one.
    for (;;) {
      let next = -1;
      for (let column = 0; column < m; column++) {
        if (done[column] === 1) continue;
        const through = length + costs[row * m + column] - rowPrice[row] - columnPrice[column];
        if (through < distance[column]) {
          distance[column] = through;
          from[column] = last;
        }
        if (next < 0 || distance[column] < distance[next]) next = column;
      }
      length = distance[next];
      done[next] = 1;
      last = next;
      if (rowOf[next] < 0) break;
      row = rowOf[next];
    }
    rowPrice[start] += length;
    for (let column = 0; column < m; column++) {
      if (done[column] === 0 || column === last) continue;
      rowPrice[rowOf[column]] += length - distance[column];
      columnPrice[column] -= length - distance[column];
    }
    for (let column = last; column >= 0; column = from[column]) {
      rowOf[column] = from[column] < 0 ? start : rowOf[from[column]];
    }
  }
  const columnOf = new Int32Array(n);
  for (let column = 0; column < m; column++) if (rowOf[column] >= 0) columnOf[rowOf[column]] = column;
  return columnOf;
}
