/**
 * Why a worker was ended for its memory, for the user.
 *
 * @param limit MiB that a worker may use.
 * @param used MiB that it held in all; undefined when its JavaScript heap alone reached the limit.
 * @param started false: it had no cell yet, so that no smaller cell can help.
 */
export function memoryReason(limit: number, used: number | undefined, started = true): string {
  const what =
    used === undefined
      ? `its JavaScript heap reached the ${limit} MiB that a worker may use`
      : `it used ${Math.ceil(used)} MiB of memory; a worker may use ${limit} MiB`;
  if (!started) return `${what}, and needs more than that before any cell. Allow more with --memory ${4 * limit}`;
  return `the worker process was ended: ${what}. Allow more with --memory ${2 * limit} (and fewer --workers where the machine has not that much), or make the cell smaller (batchSize, hidden sizes), then run it again with --retry`;
}
