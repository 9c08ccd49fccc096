/** Rows of the (S T) x (N D) view of the samples: all slices of the given samples. */
export function sliceRows(indices: Int32Array, slices: number): Int32Array {
  const rows = new Int32Array(indices.length * slices);
  indices.forEach((sample, place) => {
    for (let slice = 0; slice < slices; slice++) rows[place * slices + slice] = sample * slices + slice;
  });
  return rows;
}
