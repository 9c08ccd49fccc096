import { totalmem } from 'node:os';

const MiB = 2 ** 20;

/**
 * MiB that a worker may use when the user names no limit: its share of 80 % of the machine's memory, or of the container's
 * where that is less; at least 512.
 *
 * @param workers processes that share it.
 * @param machine bytes.
 * @param container bytes; undefined or absurdly large where there is no limit.
 */
export function defaultMemory(
  workers: number,
  machine: number = totalmem(),
  container: number | undefined = process.constrainedMemory(),
): number {
  const total = container !== undefined && container > 0 ? Math.min(machine, container) : machine;
  return Math.max(512, Math.floor((0.8 * total) / workers / MiB));
}
