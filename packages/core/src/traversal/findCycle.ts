/**
 * A cycle among predecessor lists, in the direction in which states would flow (each site hears from the one before it),
 * or undefined for a directed acyclic graph. Deterministic: starts at the cycle's smallest site. O(N + E).
 */
export function findCycle(predecessors: readonly (readonly number[])[]): number[] | undefined {
  // A depth-first walk backwards along predecessors; a site met twice on one path closes a cycle.
  const unseen = 0;
  const onPath = 1;
  const done = 2;
  const state = new Uint8Array(predecessors.length).fill(unseen);
  const next = new Int32Array(predecessors.length);
  for (let start = 0; start < predecessors.length; start++) {
    if (state[start] !== unseen) continue;
    const path = [start];
    state[start] = onPath;
    while (path.length > 0) {
      const site = path.at(-1)!;
      if (next[site] === predecessors[site].length) {
        state[site] = done;
        path.pop();
        continue;
      }
      const predecessor = predecessors[site][next[site]++];
      if (state[predecessor] === onPath) return fromSmallest(path.slice(path.indexOf(predecessor)).reverse());
      if (state[predecessor] === unseen) {
        state[predecessor] = onPath;
        path.push(predecessor);
      }
    }
  }
  return undefined;
}

function fromSmallest(cycle: number[]): number[] {
  const smallest = cycle.reduce((best, site, place) => (site < cycle[best] ? place : best), 0);
  return [...cycle.slice(smallest), ...cycle.slice(0, smallest)];
}
