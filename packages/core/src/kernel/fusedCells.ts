/** What the kernels know of a cell. */
export interface FusedCell {
  /** Its number in `kernels/src/stage.h`. */
  readonly number: number;
  /** Endings of the names of its parameters, gate by gate in the kernels' order: U, W and b of each. */
  readonly gates: readonly string[];
}

/** The cells that have kernels, by the name in `Cell.fused`. */
export const fusedCells: Readonly<Record<string, FusedCell>> = {
  elman: { number: 0, gates: [''] },
  gru: { number: 1, gates: ['_z', '_r', '_g'] },
  lstm: { number: 2, gates: ['_i', '_o', '_g', '_f'] },
};
