import { storeFormat } from '../store/storeFormat.js';

/** Prefix of BullMQ's own keys. */
export const queuePrefix = 'strnn';

/** Hash: queue name -> `OfferedMatrix`. */
export const offersKey = 'strnn-matrices';

/** Name of a run folder's queue: two folders with matrices of one name have two. */
export function queueName(matrix: string, store: string): string {
  return `${matrix}@${storeFormat}-${store.slice(0, 8)}`;
}

/** A job's id; BullMQ refuses ids that are whole numbers, as a cell's 12 hex digits may be. */
export function jobId(cellId: string): string {
  return `cell-${cellId}`;
}

/** The hashes beside a queue. */
export function queueKeys(queue: string): { holdings: string; answers: string; endings: string } {
  return {
    /** `<cell id>/<worker>` -> `Holding` */
    holdings: `strnn-holdings:${queue}`,
    /** `<cell id>/<worker>` -> `Answer` */
    answers: `strnn-answers:${queue}`,
    /** `<cell id>/<worker>` -> `CellEnding` */
    endings: `strnn-endings:${queue}`,
  };
}

/** Seconds after which what nobody collects is forgotten by Redis. A result stays in its worker's scratch folder. */
export const forgottenAfter = 30 * 24 * 3600;

/** Splits `<cell id>/<worker>`. */
export function cellAndWorker(field: string): [cell: string, worker: string] {
  const at = field.indexOf('/');
  return [field.slice(0, at), field.slice(at + 1)];
}

/** Set of the names of the worker programs. */
export const workersKey = 'strnn-workers';

/** Number of processes of a worker program; Redis forgets it when the program ends without a word. */
export function workerKey(name: string): string {
  return `strnn-worker:${name}`;
}
