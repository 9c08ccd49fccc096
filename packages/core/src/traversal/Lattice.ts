/** A direction compiled for given sites: sites sorted by level, so that all sites of one level can be computed at once. */
export interface Lattice {
  readonly direction: string;
  /** Number of sites N. */
  readonly size: number;
  /** N: site visited at place i. Sorted by level, then by site index. */
  readonly order: Int32Array;
  /** L+1 offsets into `order`: level l holds places levels[l] .. levels[l+1]-1. A site's level is 1 + the highest level among its predecessors, 0 without any. */
  readonly levels: Int32Array;
  /** N, by place: the places (not sites) of the predecessors, ascending. */
  readonly predecessors: readonly Int32Array[];
  readonly edges: number;
  readonly maxPredecessors: number;
}
