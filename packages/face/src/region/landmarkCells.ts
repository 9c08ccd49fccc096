/** A place in the face, y down. */
export type ShapePoint = readonly [x: number, y: number];

/**
 * Cells for landmarks on a lattice with few holes, since a sweep over the lattice passes only between cells that touch. Rows
 * are filled from the top of the face down, `columns` points to a row at most, and within a row the cells follow x; each row is
 * centred, a row of an even number around a hole in the middle column. A point and its mirror image stay in one row, and a
 * row has one point of the midline at most, so the cells are mirror-symmetric wherever the chosen points are.
 *
 * @param shape places of all P points
 * @param mirror P, the point that each becomes in the mirror
 * @param chosen which points get cells, in the order of the sites
 * @param columns an odd integer >= 3
 * @returns a cell per chosen point
 */
export function landmarkCells(
  shape: readonly ShapePoint[],
  mirror: readonly number[],
  chosen: readonly number[],
  columns: number,
): (readonly [row: number, column: number])[] {
  const rows: number[][] = [];
  let midlines = 0;
  for (const { points, midline } of unitsOf(shape, mirror, chosen)) {
    const row = rows.at(-1);
    if (row === undefined || row.length + points.length > columns || (midline && midlines > 0)) {
      rows.push([...points]);
      midlines = midline ? 1 : 0;
    } else {
      row.push(...points);
      if (midline) midlines++;
    }
  }
  const middle = (columns - 1) / 2;
  const cells = new Map<number, readonly [number, number]>();
  rows.forEach((row, r) => {
    row.sort((a, b) => shape[a][0] - shape[b][0] || a - b);
    const half = Math.floor(row.length / 2);
    const even = row.length % 2 === 0;
    row.forEach((point, i) => cells.set(point, [r, middle - half + i + (even && i >= half ? 1 : 0)]));
  });
  // Columns that no row reaches would only widen the drawing.
  const least = Math.min(...[...cells.values()].map(([, column]) => column));
  return chosen.map((point) => {
    const [row, column] = cells.get(point)!;
    return [row, column - least];
  });
}

/** Points that stay in one row, from the top of the face down: pairs of mirror images, and single points. */
function unitsOf(
  shape: readonly ShapePoint[],
  mirror: readonly number[],
  chosen: readonly number[],
): { readonly points: readonly number[]; readonly midline: boolean }[] {
  const among = new Set(chosen);
  const units = [...chosen]
    .sort((a, b) => a - b)
    .flatMap((point) => {
      const other = mirror[point];
      if (other === point || !among.has(other)) {
        return [{ points: [point], midline: other === point, y: shape[point][1], x: Math.abs(shape[point][0]) }];
      }
      if (other < point) return [];
      const y = (shape[point][1] + shape[other][1]) / 2;
      return [{ points: [point, other], midline: false, y, x: Math.abs(shape[point][0] - shape[other][0]) / 2 }];
    });
  return units.sort((a, b) => a.y - b.y || a.x - b.x || a.points[0] - b.points[0]);
}
